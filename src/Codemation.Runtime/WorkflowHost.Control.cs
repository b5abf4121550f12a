using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Codemation.Runtime.Storage;

namespace Codemation;

/// <content>What can be done to runs that exist.</content>
public sealed partial class WorkflowHost
{
    /// <summary>Hands a signal to whoever waits for it.</summary>
    /// <typeparam name="TSignal">The type that the step waits for, or <see cref="JsonNode"/>.</typeparam>
    /// <param name="workflowId">The workflow's id.</param>
    /// <param name="step">The id of the <c>WaitFor</c>.</param>
    /// <param name="correlation">Which item waits for it: what the step's callback made of the item.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="options">Which run may take it, and the sender's key.</param>
    /// <param name="cancellationToken">Gives up before the signal is accepted.</param>
    /// <returns>What became of it; it is stored by then. A signal ends the wait of one item. One that nobody waits for is kept for the first who will.</returns>
    /// <exception cref="RunRefusedException">There is no such step, or it waits for no signal.</exception>
    /// <exception cref="InputException">The signal does not match the step's schema.</exception>
    public async Task<SignalOutcome> SignalAsync<TSignal>(
        string workflowId, string step, string correlation, TSignal signal, SignalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workflowId);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(correlation);
        var runs = await OpenAsync(cancellationToken);
        var json = runs.SignalOf(workflowId, step) switch
        {
            ItemType<TSignal> typed => JsonSerializer.SerializeToUtf8Bytes(signal, typed.JsonTypeInfo),
            _ when signal is JsonNode node => Encoding.UTF8.GetBytes(node.ToJsonString()),
            var other => throw new RunRefusedException($"Step \"{step}\" of workflow \"{workflowId}\" waits for {other.Type}, not {typeof(TSignal)}."),
        };
        return await runs.SignalAsync(workflowId, step, correlation, json, options ?? new SignalOptions(), cancellationToken);
    }

    /// <summary>Cancels a run, and the sub-workflows below it. A step that runs is told by its <see cref="StepContext.CancellationToken"/>.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Gives up before anything is changed.</param>
    /// <returns>Whether the run was open; one that has ended stays as it is.</returns>
    public async Task<bool> CancelAsync(string runId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runId);
        var outcome = await (await OpenAsync(cancellationToken)).CancelAsync(runId, cancellationToken);
        return outcome is CancelOutcome.Cancelled or CancelOutcome.Requested;
    }

    /// <summary>Repeats a run from a step, on today's code, as a run of its own.</summary>
    /// <param name="runId">The run to repeat.</param>
    /// <param name="options">From which step, with which items.</param>
    /// <param name="cancellationToken">Gives up before anything is created.</param>
    /// <returns>
    /// The new run. It is executed in the background where the host does that, and by <see cref="AdvanceAsync"/> otherwise.
    /// </returns>
    /// <exception cref="RunRefusedException">The run can't be repeated like this; the message says why.</exception>
    /// <exception cref="InputException">The given items are not valid.</exception>
    public async Task<string> RerunAsync(string runId, RerunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runId);
        return (await (await OpenAsync(cancellationToken)).RerunAsync(runId, options ?? new RerunOptions(), cancellationToken)).Id;
    }

    /// <summary>Has a run go on here, now, if there is something to do in it: what background execution does by itself.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Interrupts the execution.</param>
    /// <returns>What the run is then; null when there is no such run.</returns>
    public async Task<RunStatus?> AdvanceAsync(string runId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runId);
        return await (await OpenAsync(cancellationToken)).AdvanceAsync(runId, cancellationToken);
    }

    /// <summary>Makes pending the suspended runs whose time has come: what background execution does by itself.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> PollSuspendedAsync(CancellationToken cancellationToken = default)
        => await (await OpenAsync(cancellationToken)).PollSuspendedAsync(cancellationToken);
}
