namespace Codemation.Recording;

internal sealed class WaitStep<T> : RecordedStep
{
    public WaitStep(StepSite site, TimeSpan duration)
        : base(StepKind.Wait, site)
    {
        Duration = duration;
        AddPort<T>("main");
    }

    public TimeSpan Duration { get; }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
