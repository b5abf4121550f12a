namespace Codemation.Recording;

internal sealed class MapAsyncStep<TIn, TOut> : RecordedStep
{
    public MapAsyncStep(StepSite site, Func<TIn, StepContext, ValueTask<TOut>> map)
        : base(StepKind.MapAsync, site)
    {
        Map = map;
        AddPort<TOut>("main");
    }

    public Func<TIn, StepContext, ValueTask<TOut>> Map { get; }

    public override bool UsesContext => true;

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
