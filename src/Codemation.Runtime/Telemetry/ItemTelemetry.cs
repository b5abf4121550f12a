using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Telemetry;

/// <summary>The telemetry of one attempt of one item.</summary>
internal sealed class ItemTelemetry(ItemContext context) : StepTelemetry
{
    private RunTelemetry Run => context.Activation.Run.Telemetry;

    private OpenSpan Span => context.Span ?? context.Activation.DemandSpan();

    public override StepSpan StartSpan(string name) => new PartSpan(Begin(Span, name), this);

    public override void Measure(string name, double value, string? unit = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"A metric point needs a finite number, not {value}.", nameof(value));
        }

        Run.Add(new MetricPoint
        {
            RunId = context.RunId,
            WorkflowId = context.WorkflowId,
            Step = context.StepId,
            Item = context.ItemIndex,
            SpanId = Span.Use(),
            Name = name,
            Value = value,
            Unit = unit,
            At = Now,
        });
    }

    public override void AddArtifact(string name, ReadOnlyMemory<byte> content, string mediaType = "application/octet-stream")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(mediaType);
        if (content.Length > LargestArtifact)
        {
            context.Activation.Run.Host.Telemetry.RefuseArtifact(context.RunId, context.StepId, name, content.Length);
            return;
        }

        Run.Add(new Artifact
        {
            RunId = context.RunId,
            WorkflowId = context.WorkflowId,
            Step = context.StepId,
            Item = context.ItemIndex,
            SpanId = Span.Use(),
            Name = name,
            MediaType = mediaType,
            Content = content,
            At = Now,
        });
    }

    public DateTimeOffset Now => context.Time.GetUtcNow();

    /// <summary>Begins a part of the item's work.</summary>
    public OpenSpan Begin(OpenSpan parent, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return parent.Begin(SpanKind.Part, name, Now, context.StepId, context.ItemIndex, context.Attempt);
    }
}
