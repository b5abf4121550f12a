namespace Codemation.Recording;

internal sealed class NoOpStep<T> : RecordedStep
{
    public NoOpStep(StepSite site)
        : base(StepKind.NoOp, site) => AddPort<T>("main");

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
