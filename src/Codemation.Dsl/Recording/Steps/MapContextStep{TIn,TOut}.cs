namespace Codemation.Recording;

/// <summary>A map whose callback takes the context.</summary>
internal sealed class MapContextStep<TIn, TOut> : RecordedStep
{
    public MapContextStep(StepSite site, Func<TIn, StepContext, TOut> map)
        : base(StepKind.Map, site)
    {
        Map = map;
        AddPort<TOut>("main");
    }

    public Func<TIn, StepContext, TOut> Map { get; }

    public override bool UsesContext => true;

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
