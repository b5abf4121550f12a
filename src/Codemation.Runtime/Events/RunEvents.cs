using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Steps;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Events;

/// <summary>Tells whoever listens in this process what happens in runs. Costs nothing while nobody does.</summary>
internal sealed class RunEvents
{
    private readonly Lock subscribing = new();

    private Action<RunEvent>? Published { get; set; }

    /// <summary>Listens until disposed. Called on the run's own thread: hand over and return.</summary>
    public IDisposable Subscribe(Action<RunEvent> listener)
    {
        lock (subscribing)
        {
            Published += listener;
        }

        return new Subscription(() => Remove(listener));
    }

    public void RunCreated(RunRow row)
        => Published?.Invoke(new RunEvent(RunEventKind.RunCreated, row.Id, row.WorkflowId, row.CreatedAt) { Items = row.ItemsIn, Status = row.Status });

    public void StepStarted(RunExecution run, BoundStep step, DateTimeOffset at)
        => Published?.Invoke(Of(RunEventKind.NodeStarted, run, step, at) with { Items = run.ItemsIn(step) });

    public void ItemFinished(RunExecution run, BoundStep step, int done, int total)
        => Published?.Invoke(Of(RunEventKind.NodeProgressed, run, step, run.Host.Time.GetUtcNow()) with { Items = done, Total = total });

    public void StepFinished(RunExecution run, BoundStep step, DateTimeOffset at, RunError? error)
    {
        if (Published is { } listeners)
        {
            var items = 0;
            for (var port = 0; port < step.Ports.Length; port++)
            {
                items += run.Batch(step.FirstSlot + port).Count;
            }

            listeners(Of(error is null ? RunEventKind.NodeCompleted : RunEventKind.NodeFailed, run, step, at) with { Items = items, Error = error });
        }
    }

    public void RunEnded(RunExecution run, RunEnd end)
        => Published?.Invoke(new RunEvent(RunEventKind.RunEnded, run.Row.Id, run.Row.WorkflowId, end.At)
        {
            Items = end.ItemsOut ?? 0,
            Error = end.Error,
            Status = end.Status,
        });

    private void Remove(Action<RunEvent> listener)
    {
        lock (subscribing)
        {
            Published -= listener;
        }
    }

    private static RunEvent Of(RunEventKind kind, RunExecution run, BoundStep step, DateTimeOffset at)
        => new(kind, run.Row.Id, run.Row.WorkflowId, at) { Step = step.Id };

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
