using Codemation.Runtime.Binary;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Calls;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Runs;

/// <summary>
/// Runs sub-workflows as runs of their own: in the process of the run that calls them while they can go on, and apart from it once they are
/// suspended.
/// </summary>
internal sealed class SubWorkflows(RunService runs, WorkflowCatalog catalog) : ISubWorkflows
{
    public async ValueTask<NodeResult<TOut>> RunAsync<TIn, TOut>(Workflow<TIn, TOut> workflow, Batch<TIn> input, int position, ItemContext context)
    {
        var parent = context.Activation.Run.Row;
        if (parent.Depth >= runs.Limits.Depth)
        {
            throw new RunLimitException($"Sub-workflows nest deeper than {runs.Limits.Depth}, the limit of this host.");
        }

        var entry = catalog.Get(workflow.GetType());
        var runId = IdOf(parent, context);
        var outcome = context.Resumed is { Kind: WaitKind.SubWorkflow }
            ? await runs.ReadAsync(entry, runId, context.CancellationToken)
            : await RunAsync(entry, input, position, runId, context);
        switch (outcome.Status)
        {
            case RunStatus.Completed:
                var output = (Batch<TOut>)outcome.Output!;
                await context.Activation.Run.Host.Binaries.ShareAsync(runId, parent.Id, AttachedContent.HashesOf(output), context.CancellationToken);
                return Results(output);
            case RunStatus.Failed:
                throw new SubWorkflowFailedException(entry.Id, runId, outcome.Error!);
            case RunStatus.Cancelled:
                // Whoever cancelled the caller cancelled this one with it, and the caller may be the last to hear of it.
                await runs.CancelRequestedAsync(context.CancellationToken);
                context.CancellationToken.ThrowIfCancellationRequested();
                throw new SubWorkflowFailedException(entry.Id, runId);
            default:
                context.SuspendFor(runId);
                return default;
        }
    }

    // Follows from the item and its try, so that after a crash the same call finds the run that it created.
    private static string IdOf(RunRow parent, ItemContext context)
        => $"{parent.Id}.{context.IdempotencyKey[..12]}{(context.Try == 1 ? "" : $"-{context.Try}")}";

    private async ValueTask<RunOutcome> RunAsync<TIn>(WorkflowEntry entry, Batch<TIn> input, int position, string runId, ItemContext context)
    {
        var calling = context.Activation.Run;
        var attachments = input.Attachments?[position] is { } some ? new[] { some } : null;
        var item = new Batch<TIn>([input[position]], 1, IdentityLineage.Instance, attachments);
        var row = await runs.TryCreateAsync(entry, item, runId, runs.Owner, calling.Row, context.CancellationToken);

        try
        {
            // The end of the attempt is the end of what it called. An interruption of the host is not: the run goes on later, and so does what it called.
            return row is null
                ? await runs.ReturnToAsync(entry, runId, calling.Interruption, context.CancellationToken)
                : await runs.ExecuteAsync(entry, row, item, calling.Interruption, context.CancellationToken);
        }
        catch (RunFencedException)
        {
            // Another process, given up too early, has taken what it had called. It is for this run to wait for then, not to fail by.
            return new RunOutcome(runId, null, RunStatus.Suspended, null, null);
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or RunLimitException))
        {
            throw new SubWorkflowBrokeOffException(runId, broken);
        }
    }

    private static NodeResult<TOut> Results<TOut>(Batch<TOut> outputs)
    {
        var items = new Item<TOut>[outputs.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new Item<TOut>(outputs[i], outputs.Attachments?[i], default);
        }

        return items.Length == 1 ? new NodeResult<TOut>(items[0]) : new NodeResult<TOut>(items);
    }
}
