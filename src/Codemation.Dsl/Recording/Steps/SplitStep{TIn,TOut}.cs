namespace Codemation.Recording;

internal sealed class SplitStep<TIn, TOut> : RecordedStep
{
    public SplitStep(StepSite site, Func<TIn, IEnumerable<TOut>> elements)
        : base(StepKind.Split, site)
    {
        Elements = elements;
        AddPort<TOut>("main");
    }

    public Func<TIn, IEnumerable<TOut>> Elements { get; }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
