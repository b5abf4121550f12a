namespace Codemation.Recording;

internal sealed class IfStep<T> : RecordedStep
{
    public const int True = 0;
    public const int False = 1;

    public IfStep(StepSite site, Func<T, bool> when)
        : base(StepKind.If, site)
    {
        When = when;
        AddPort<T>("true");
        AddPort<T>("false");
    }

    public Func<T, bool> When { get; }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
