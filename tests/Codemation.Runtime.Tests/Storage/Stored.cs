using System.Globalization;
using System.Text;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Tests.Storage;

/// <summary>Shorthand for what the storage tests write and read.</summary>
internal static class Stored
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static string Id(int number) => $"run-{number.ToString("D8", CultureInfo.InvariantCulture)}";

    public static NewRun Run(int number, string? owner = "me", string workflow = "orders", params string[] input) => new()
    {
        Id = Id(number),
        WorkflowId = workflow,
        PlanHash = "plan",
        CreatedAt = Start.AddSeconds(number),
        Owner = owner,
        Input = new TestBatch(input.Length == 0 ? ["1"] : input),
    };

    public static ActivationRecord Completed(string step, params BatchPayload[] outputs) => new()
    {
        Step = step,
        Status = ActivationStatus.Completed,
        Attempt = 1,
        StartedAt = Start.AddMinutes(1),
        FinishedAt = Start.AddMinutes(2),
        ItemsIn = 1,
        Outputs = outputs,
    };

    public static ActivationRecord Began(string step, int attempt = 1) => new()
    {
        Step = step,
        Status = ActivationStatus.Started,
        Attempt = attempt,
        StartedAt = Start.AddMinutes(1),
        ItemsIn = 1,
    };

    public static RunCommit Commit(int number, long epoch, params ActivationRecord[] activations) =>
        new() { RunId = Id(number), Epoch = epoch, Activations = activations };

    public static RunCommit End(int number, long epoch = 1, RunStatus status = RunStatus.Completed, RunError? error = null) => new()
    {
        RunId = Id(number),
        Epoch = epoch,
        End = new RunEnd(status, Start.AddMinutes(3), error, status == RunStatus.Completed ? 1 : null),
    };

    public static Task<string?> TextAsync(this IRunReader store, int number, string step, int port = 0)
        => store.TextAsync(Id(number), step, port);

    public static async Task<string?> TextAsync(this IRunReader store, string runId, string step, int port = 0)
    {
        if (await store.ReadBatchAsync(runId, step, port, default) is not { } batch)
        {
            return null;
        }

        var lines = new List<string>();
        var count = 0;
        if (batch.Live is { } live)
        {
            foreach (var chunk in live.EncodeItems())
            {
                Add(chunk);
            }
        }
        else
        {
            await foreach (var chunk in batch.Chunks!)
            {
                Add(chunk);
            }
        }

        Assert.Equal(batch.Count, count);
        return string.Join('\n', lines);

        void Add(BatchChunk chunk)
        {
            count += chunk.Count;
            lines.Add(Encoding.UTF8.GetString(chunk.Items.Span));
        }
    }
}
