namespace Codemation.Recording;

internal sealed class MergeMappedStep<A, B, TOut> : RecordedStep
{
    public MergeMappedStep(StepSite site, Func<A, TOut> first, Func<B, TOut> second)
        : base(StepKind.MergeMapped, site)
    {
        First = first;
        Second = second;
        AddPort<TOut>("main");
    }

    public Func<A, TOut> First { get; }

    public Func<B, TOut> Second { get; }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
