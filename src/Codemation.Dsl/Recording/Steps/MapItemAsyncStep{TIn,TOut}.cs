namespace Codemation.Recording;

internal sealed class MapItemAsyncStep<TIn, TOut> : RecordedStep
{
    public MapItemAsyncStep(StepSite site, Func<Item<TIn>, StepContext, ValueTask<Item<TOut>>> map)
        : base(StepKind.MapItemAsync, site)
    {
        Map = map;
        AddPort<TOut>("main");
    }

    public Func<Item<TIn>, StepContext, ValueTask<Item<TOut>>> Map { get; }

    public override bool UsesContext => true;

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
