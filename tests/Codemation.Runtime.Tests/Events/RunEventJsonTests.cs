using System.Text;
using Codemation.Runtime.Events;

namespace Codemation.Runtime.Tests.Events;

public sealed class RunEventJsonTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero);

    private static readonly RunEvent Failed = new()
    {
        Kind = RunEventKind.NodeFailed,
        RunId = "r1",
        WorkflowId = "orders",
        At = At,
        Seq = 7,
        Parent = "r0",
        Node = new NodeSnapshot
        {
            Step = "charge",
            Activation = "r1/charge",
            Status = NodeStatus.Failed,
            Attempt = 2,
            StartedAt = At.AddSeconds(-1),
            FinishedAt = At,
            ItemsIn = 3,
            ItemsOut = 2,
            Error = new EventError { Step = "charge", Item = 1, Type = "System.Exception", Message = "no \"money\"", FailedItems = 1 },
        },
    };

    [Fact]
    public void An_event_is_one_JSON_object()
        => Assert.Equal(
            """
            {"kind":"nodeFailed","runId":"r1","workflowId":"orders","at":"2026-03-01T12:00:00.25+00:00","seq":7,"parent":"r0","node":{"step":"charge","activation":"r1/charge","status":"failed","attempt":2,"startedAt":"2026-03-01T11:59:59.25+00:00","finishedAt":"2026-03-01T12:00:00.25+00:00","itemsIn":3,"itemsOut":2,"error":{"step":"charge","item":1,"type":"System.Exception","message":"no \u0022money\u0022","failedItems":1}}}
            """,
            Encoding.UTF8.GetString(RunEventJson.Write(Failed)));

    [Fact]
    public void An_event_survives_its_JSON() => Assert.Equal(Failed, RunEventJson.Read(RunEventJson.Write(Failed)));

    [Theory]
    [InlineData("""{"kind":"runTeleported","runId":"r1","workflowId":"orders","at":"2026-03-01T12:00:00Z","seq":1}""")]
    [InlineData("""{"kind":"runCreated"}""")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("")]
    public void What_this_version_does_not_understand_is_nothing(string json) => Assert.Null(RunEventJson.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_long_message_is_cut()
    {
        var error = EventError.Of(new RunError { Type = "T", Message = new string('x', 100_000) });

        Assert.Equal(4_001, error!.Message.Length);
        Assert.EndsWith("…", error.Message, StringComparison.Ordinal);
    }
}
