using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Tests.Storage;

/// <summary>What the tests of migrations find again of spans that had a row each.</summary>
internal static class SpansOfOldSchemas
{
    public static SpanRecord[] OfRunA { get; } =
    [
        new()
        {
            RunId = "a",
            WorkflowId = "orders",
            SpanId = "1",
            Kind = SpanKind.Run,
            Name = "orders",
            Status = SpanStatus.Ok,
            StartedAt = DateTimeOffset.UnixEpoch.AddSeconds(1),
            EndedAt = DateTimeOffset.UnixEpoch.AddSeconds(4),
        },
        new()
        {
            RunId = "a",
            WorkflowId = "orders",
            SpanId = "2",
            ParentId = "1",
            Kind = SpanKind.Activation,
            Name = "charge",
            Status = SpanStatus.Error,
            Message = "no \"money\"",
            Step = "charge",
            Item = 3,
            Attempt = 2,
            StartedAt = DateTimeOffset.UnixEpoch.AddSeconds(2),
            EndedAt = DateTimeOffset.UnixEpoch.AddSeconds(3),
        },
    ];
}
