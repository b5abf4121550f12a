namespace Codemation.Runtime.Telemetry;

/// <summary>A part of an item's work, as the step's author sees it.</summary>
internal sealed class PartSpan(OpenSpan span, ItemTelemetry item) : StepSpan
{
    private string? failure;

    public override StepSpan StartSpan(string name) => new PartSpan(item.Begin(span, name), item);

    public override void Fail(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        failure = message;
    }

    protected override void End() => span.End(failure is null ? SpanStatus.Ok : SpanStatus.Error, item.Now, failure);
}
