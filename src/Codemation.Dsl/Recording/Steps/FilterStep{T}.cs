namespace Codemation.Recording;

internal sealed class FilterStep<T> : RecordedStep
{
    public FilterStep(StepSite site, Func<T, bool> when)
        : base(StepKind.Filter, site)
    {
        When = when;
        AddPort<T>("main");
    }

    public Func<T, bool> When { get; }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
