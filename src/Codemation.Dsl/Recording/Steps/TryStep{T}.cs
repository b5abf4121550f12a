namespace Codemation.Recording;

internal sealed class TryStep<T> : RecordedStep
{
    public TryStep(StepSite site)
        : base(StepKind.Try, site) => AddPort<T>("body");

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
