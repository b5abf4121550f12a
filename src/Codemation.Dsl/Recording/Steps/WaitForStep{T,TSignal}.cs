namespace Codemation.Recording;

internal sealed class WaitForStep<T, TSignal> : RecordedStep
{
    public WaitForStep(StepSite site, Func<T, string> correlation, WaitForOptions<T, TSignal> options)
        : base(StepKind.WaitFor, site)
    {
        if (options.Timeout is { } timeout && timeout <= TimeSpan.Zero)
        {
            throw new InvalidOperationException($"Step \"{Id}\" ({Location}): Timeout must be longer than zero, not {timeout}.");
        }

        if (options is { Timeout: null, OnTimeout: not null })
        {
            throw new InvalidOperationException($"Step \"{Id}\" ({Location}) has OnTimeout but no Timeout, so it would never be called. Set Timeout.");
        }

        Correlation = correlation;
        Wait = options;
        AddPort<Signalled<T, TSignal>>("main");
    }

    public Func<T, string> Correlation { get; }

    public WaitForOptions<T, TSignal> Wait { get; }

    public override Type SignalType => typeof(TSignal);

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
