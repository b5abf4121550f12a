using Codemation.Runtime.Binary;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Calls;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Runs;

/// <summary>Runs sub-workflows in the process of the run that calls them.</summary>
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
        var runId = $"{parent.Id}.{context.IdempotencyKey[..12]}";
        var attachments = input.Attachments?[position] is { } some ? new[] { some } : null;
        var item = new Batch<TIn>([input[position]], 1, IdentityLineage.Instance, attachments);
        var row = await runs.TryCreateAsync(entry, item, runId, runs.Owner, parent, context.CancellationToken);
        var outcome = row is null
            ? await runs.ReturnToAsync(entry, runId, context.CancellationToken)
            : await runs.ExecuteAsync(entry, row, item, context.CancellationToken);
        if (outcome.Error is { } error)
        {
            throw new SubWorkflowFailedException(entry.Id, runId, error);
        }

        var output = (Batch<TOut>)outcome.Output!;
        await context.Activation.Run.Host.Binaries.ShareAsync(runId, parent.Id, AttachedContent.HashesOf(output), context.CancellationToken);
        return Results(output);
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
