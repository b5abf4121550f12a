using Codemation.Runtime.Events.Delivery;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Events;

/// <summary>Tells whoever listens in this process what happens in the runs that it executes. Costs nothing while nobody does.</summary>
internal sealed class RunEvents
{
    private readonly Listeners<RunEvent> listeners = new();

    /// <summary>Whether anybody listens.</summary>
    public bool AreHeard => listeners.Any;

    /// <summary>Listens until disposed. Called on the run's own thread: hand over and return.</summary>
    public IDisposable Subscribe(Action<RunEvent> listener) => listeners.Add(listener);

    public void Tell(RunEvent happened) => listeners.Tell(happened);

    /// <summary>Says that a run was created.</summary>
    public void RunCreated(RunRow row)
    {
        if (AreHeard)
        {
            Tell(Of(RunEventKind.RunCreated, row, row.CreatedAt) with { Seq = RunRow.FirstEvent, Status = row.Status });
        }
    }

    /// <summary>Says that the store cancelled a run which nobody was executing.</summary>
    /// <param name="row">The run as it is now.</param>
    public void RunCancelled(RunRow row)
    {
        if (AreHeard)
        {
            Tell(Of(RunEventKind.RunCancelled, row, row.FinishedAt ?? row.CreatedAt) with { Seq = row.EventSeq, Status = RunStatus.Cancelled });
        }
    }

    public static RunEvent Of(RunEventKind kind, RunRow row, DateTimeOffset at)
        => new() { Kind = kind, RunId = row.Id, WorkflowId = row.WorkflowId, Parent = row.ParentRunId, At = at };
}
