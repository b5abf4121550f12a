namespace Codemation.Recording;

internal sealed class AggregateStep<TIn, TOut> : RecordedStep
{
    public AggregateStep(StepSite site, Func<IReadOnlyList<Item<TIn>>, TOut> fold)
        : base(StepKind.Aggregate, site)
    {
        Fold = fold;
        AddPort<TOut>("main");
    }

    public Func<IReadOnlyList<Item<TIn>>, TOut> Fold { get; }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
