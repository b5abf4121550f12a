namespace Codemation.Recording;

internal sealed class MapItemStep<TIn, TOut> : RecordedStep
{
    public MapItemStep(StepSite site, Func<Item<TIn>, StepContext, Item<TOut>> map)
        : base(StepKind.MapItem, site)
    {
        Map = map;
        AddPort<TOut>("main");
    }

    public Func<Item<TIn>, StepContext, Item<TOut>> Map { get; }

    public override bool UsesContext => true;

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
