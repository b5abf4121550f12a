namespace Codemation.Recording;

internal sealed class MapStep<TIn, TOut> : RecordedStep
{
    public MapStep(StepSite site, Func<TIn, TOut> map)
        : base(StepKind.Map, site)
    {
        Map = map;
        AddPort<TOut>("main");
    }

    public Func<TIn, TOut> Map { get; }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
