using System.Text;
using System.Text.Json;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Json;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Runs;

/// <content>What others do to runs: signals, cancellation, and asking for what happens by itself.</content>
internal sealed partial class RunService
{
    private const int MostAtOnce = 1_000;

    /// <summary>Hands in a signal.</summary>
    /// <param name="workflowId">The workflow.</param>
    /// <param name="step">The step that waits for such signals.</param>
    /// <param name="correlation">Which item waits for it.</param>
    /// <param name="json">The signal.</param>
    /// <param name="options">Which run, and the sender's key.</param>
    /// <param name="cancellationToken">Gives up before it is handed in.</param>
    /// <exception cref="RunRefusedException">No step waits for such a signal.</exception>
    /// <exception cref="InputException">It is not what the step waits for.</exception>
    public async ValueTask<SignalOutcome> SignalAsync(
        string workflowId, string step, string correlation, ReadOnlyMemory<byte> json, SignalOptions options, CancellationToken cancellationToken)
    {
        var type = SignalOf(workflowId, step);
        var errors = JsonSchema.Parse(Encoding.UTF8.GetBytes(type.Schema)).Validate(json.Span, "signal");
        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }

        return await host.Store.SignalAsync(
            new NewSignal
            {
                WorkflowId = workflowId,
                Step = step,
                Correlation = correlation,
                RunId = options.RunId,
                Payload = Encoding.UTF8.GetString(json.Span),
                IdempotencyKey = options.IdempotencyKey,
                ReceivedAt = host.Time.GetUtcNow(),
            },
            cancellationToken);
    }

    /// <summary>The type of the signals that a step waits for.</summary>
    /// <exception cref="RunRefusedException">It waits for none.</exception>
    public ItemType SignalOf(string workflowId, string step)
    {
        var plan = (catalog.Find(workflowId) ?? throw new RunRefusedException($"This host has no workflow \"{workflowId}\".")).Plan;
        var waiting = plan.Steps.Where(static candidate => candidate.Signal is not null).ToArray();
        return Array.Find(waiting, candidate => string.Equals(candidate.Id, step, StringComparison.Ordinal))?.Signal
            ?? throw new RunRefusedException(
                $"Step \"{step}\" of workflow \"{workflowId}\" waits for no signal. "
                    + (waiting.Length == 0 ? "None of its steps does." : $"These do: {string.Join(", ", waiting.Select(static candidate => candidate.Id))}."));
    }

    /// <summary>Cancels a run and the sub-workflows below it.</summary>
    public async ValueTask<CancelOutcome> CancelAsync(string runId, CancellationToken cancellationToken)
    {
        var outcome = await host.Store.CancelAsync(runId, cancellationToken);
        if (outcome == CancelOutcome.Cancelled && host.Events.AreHeard && await host.Store.FindAsync(runId, cancellationToken) is { } row)
        {
            host.Events.RunCancelled(row);
        }

        if (outcome == CancelOutcome.Requested)
        {
            // What is executed here knows of it once the caller does; in other processes it takes a moment.
            await CancelRequestedAsync(CancellationToken.None);
        }

        return outcome;
    }

    /// <summary>Has a run go on here, if it can now.</summary>
    /// <returns>What it is then; null when there is no such run.</returns>
    public async ValueTask<RunStatus?> AdvanceAsync(string runId, CancellationToken cancellationToken)
    {
        while (await host.Store.FindAsync(runId, cancellationToken) is { } row)
        {
            if (await AdvanceAsync(row, cancellationToken) is not { } next || next > StoreTime)
            {
                return row.Status;
            }
        }

        return null;
    }

    /// <summary>Makes pending what is suspended and due.</summary>
    /// <returns>How many runs there were.</returns>
    public async ValueTask<int> PollSuspendedAsync(CancellationToken cancellationToken)
    {
        var all = 0;
        int woken;
        do
        {
            all += woken = await host.Store.WakeDueAsync(MostAtOnce, cancellationToken);
        }
        while (woken == MostAtOnce);
        return all;
    }
}
