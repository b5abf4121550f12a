namespace Codemation.Recording;

internal sealed class MergePairedStep<A, B, TOut> : RecordedStep
{
    public MergePairedStep(StepSite site, Func<A?, B?, TOut> pair)
        : base(StepKind.MergePaired, site)
    {
        Pair = pair;
        AddPort<TOut>("main");
    }

    public Func<A?, B?, TOut> Pair { get; }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
