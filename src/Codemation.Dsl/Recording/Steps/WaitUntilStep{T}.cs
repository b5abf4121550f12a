namespace Codemation.Recording;

internal sealed class WaitUntilStep<T> : RecordedStep
{
    public WaitUntilStep(StepSite site, Func<T, DateTimeOffset> until)
        : base(StepKind.WaitUntil, site)
    {
        Until = until;
        AddPort<T>("main");
    }

    public Func<T, DateTimeOffset> Until { get; }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
