using System.Text;
using System.Text.Json.Nodes;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Steps;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Runs;

/// <content>Runs that begin with what another one gave, or with what their author pinned.</content>
internal sealed partial class RunService
{
    /// <summary>Where the metadata of a run names the one that it repeats.</summary>
    public const string RerunOf = "codemation.rerunOf";

    /// <summary>Creates a pending run that repeats another one, on today's code.</summary>
    /// <exception cref="RunRefusedException">It can't be repeated; the message says why.</exception>
    /// <exception cref="WorkflowInactiveException">The workflow is not active.</exception>
    /// <exception cref="InputException">The edited items or the pinned ones are not valid.</exception>
    public async ValueTask<RunRow> RerunAsync(string runId, RerunOptions options, CancellationToken cancellationToken)
    {
        var source = await host.Store.FindAsync(runId, cancellationToken) ?? throw new RunRefusedException($"There is no run {runId}.");
        var entry = catalog.Find(source.WorkflowId)
            ?? throw new RunRefusedException($"Run {runId} belongs to workflow \"{source.WorkflowId}\", which this host doesn't have.");
        await Activation.EnsureActiveAsync(entry.Id, cancellationToken);
        options = options.FailedItemsOnly ? FromFailedStep(source, options) : options;
        var plan = PlanOf(entry, options.StopAfter);
        var scope = new RerunScope(plan, options.FromStep);
        var completed = await CompletedAsync(plan, scope, source, cancellationToken);
        var pinned = await PinnedAsync(plan, options.Pinned, cancellationToken);
        CheckUpstream(entry, scope, completed, pinned);

        if (options.FailedItemsOnly && await SucceededAsync(plan, scope, source, completed, cancellationToken) is { } succeeded)
        {
            pinned[succeeded.Step] = succeeded;
        }

        var slot = options.Input is null ? -1 : scope.EditableSlot();
        var edited = options.Input is null ? null : await EditedAsync(plan, slot, options.Input, source, cancellationToken);
        if (slot > BoundPlan.TriggerSlot)
        {
            var producer = plan.Steps[plan.Producers[slot]];
            pinned[producer.Id] = await EditedAsync(plan, producer, slot, edited!, source, cancellationToken);
        }

        var input = slot == BoundPlan.TriggerSlot ? edited! : await InputOfAsync(source, plan, cancellationToken);
        var run = NewRun(entry, input, NewRunId(), owner: null, options.StopAfter) with
        {
            Queue = source.HomeQueue ?? source.Queue,
            Priority = source.Priority,
            Metadata = WithSource(source),
            Config = entry.ConfigOf(entry.Plan.Config is null || source.Config is null ? null : JsonNode.Parse(source.Config) as JsonObject),
            TakesOver = new TakeOver(runId, [.. completed.Where(step => !pinned.ContainsKey(step))]),
            Completed = [.. pinned.Values],
            Attachments = new BlobShare(runId, null),
        };
        if (run.TakesOver!.Steps.Count == 0)
        {
            run = run with { TakesOver = null };
        }

        var creation = await CreateAsync(entry, run, cancellationToken);
        return creation.Outcome switch
        {
            CreateOutcome.Created => AnnouncePending(run),
            CreateOutcome.NothingToTakeOver => throw new RunRefusedException($"Run {runId} is no longer kept, or its outputs are not."),
            _ => throw new InvalidOperationException($"A new run got the id of another, {creation.RunId}."),
        };
    }

    /// <summary>The outputs that count as given from the start, by step.</summary>
    private async ValueTask<Dictionary<string, ActivationRecord>> PinnedAsync(
        BoundPlan plan, IReadOnlyDictionary<string, JsonArray> pinned, CancellationToken cancellationToken)
    {
        var records = new Dictionary<string, ActivationRecord>(StringComparer.Ordinal);
        foreach (var (id, items) in pinned)
        {
            var step = Array.Find(plan.Steps, step => string.Equals(step.Id, id, StringComparison.Ordinal))
                ?? throw new RunRefusedException($"Step \"{id}\" not found in workflow \"{plan.Plan.WorkflowId}\"");
            if (step.Ports.Length > 1)
            {
                throw new RunRefusedException($"The output of step \"{id}\" can't be pinned: it has several. Pin the steps behind it.");
            }

            var batch = await ReadItemsAsync(step.Ports[0], items, WholeLineage.Instance, $"pinned.{id}", cancellationToken);
            records.Add(id, Given(step, [step.Ports[0].Payload(batch, id, Limits)]));
        }

        return records;
    }

    private ActivationRecord Given(BoundStep step, BatchPayload[] outputs)
    {
        var now = host.Time.GetUtcNow();
        return new() { Step = step.Id, Status = ActivationStatus.Completed, Attempt = 0, StartedAt = now, FinishedAt = now, ItemsIn = 0, Outputs = outputs };
    }

    private async ValueTask<IReadOnlyList<string>> CompletedAsync(BoundPlan plan, RerunScope scope, RunRow source, CancellationToken cancellationToken)
    {
        if (scope.From is null)
        {
            return [];
        }

        var progress = await host.Store.LoadProgressAsync(source.Id, cancellationToken);
        return
        [
            .. progress.Activations
                .Where(static activation => activation.Status == ActivationStatus.Completed)
                .Select(static activation => activation.Step)
                .Where(id => Array.Find(plan.Steps, step => string.Equals(step.Id, id, StringComparison.Ordinal)) is { } step && !scope.IsCleared(step)),
        ];
    }

    private static void CheckUpstream(
        WorkflowEntry entry, RerunScope scope, IReadOnlyList<string> completed, Dictionary<string, ActivationRecord> pinned)
    {
        // What pure steps gave may not have been kept; they are simply run again.
        var missing = scope.Upstream().FirstOrDefault(step =>
            !completed.Contains(step.Id) && !pinned.ContainsKey(step.Id) && (step is AsyncStep || entry.Settings.Persist == Persist.Full));
        if (missing is not null)
        {
            throw new RunRefusedException($"Cannot rerun from step \"{scope.From!.Id}\": no persisted output for upstream step \"{missing.Id}\"");
        }
    }

    private async ValueTask<Batch> EditedAsync(BoundPlan plan, int slot, JsonArray items, RunRow source, CancellationToken cancellationToken)
    {
        BatchLineage lineage = IdentityLineage.Instance;
        if (slot > BoundPlan.TriggerSlot)
        {
            var stored = await PortOfAsync(plan, slot, source, cancellationToken);
            lineage = stored.Count == items.Count ? LineageCodec.Decode(stored.Lineage.Span, stored.Count) : WholeLineage.Instance;
        }

        return await ReadItemsAsync(plan.Codecs[slot], items, lineage, "input", cancellationToken);
    }

    /// <summary>What a step gave, with the items of one port replaced.</summary>
    private async ValueTask<ActivationRecord> EditedAsync(
        BoundPlan plan, BoundStep producer, int slot, Batch edited, RunRow source, CancellationToken cancellationToken)
    {
        var outputs = new BatchPayload[producer.Ports.Length];
        for (var port = 0; port < outputs.Length; port++)
        {
            var batch = edited;
            if (producer.FirstSlot + port != slot)
            {
                var kept = await PortOfAsync(plan, producer.FirstSlot + port, source, cancellationToken);
                var stored = await host.Store.ReadBatchAsync(source.Id, producer.Id, port, cancellationToken) ?? throw Gone(source.Id);
                batch = await producer.Ports[port].ReadAsync(stored, LineageCodec.Decode(kept.Lineage.Span, kept.Count), cancellationToken);
            }

            outputs[port] = producer.Ports[port].Payload(batch, producer.Id, Limits);
        }

        return Given(producer, outputs);
    }

    private async ValueTask<StoredPort> PortOfAsync(BoundPlan plan, int slot, RunRow source, CancellationToken cancellationToken)
    {
        var producer = plan.Steps[plan.Producers[slot]];
        var progress = await host.Store.LoadProgressAsync(source.Id, cancellationToken);
        var activation = progress.Activations.FirstOrDefault(activation => activation.Step == producer.Id) ?? throw Gone(source.Id);
        return activation.Ports[slot - producer.FirstSlot];
    }

    private async ValueTask<Batch> InputOfAsync(RunRow source, BoundPlan plan, CancellationToken cancellationToken)
    {
        var stored = await host.Store.ReadBatchAsync(source.Id, TriggerBatch.Step, TriggerBatch.Port, cancellationToken) ?? throw Gone(source.Id);
        return await plan.Codecs[BoundPlan.TriggerSlot].ReadAsync(stored, IdentityLineage.Instance, cancellationToken);
    }

    private async ValueTask<Batch> ReadItemsAsync(
        Engine.Encoding.PortCodec codec, JsonArray items, BatchLineage lineage, string what, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(items.ToJsonString()));
        try
        {
            return await codec.ReadInputAsync(json, Limits, lineage, cancellationToken);
        }
        catch (InputException invalid)
        {
            throw new InputException([.. invalid.Errors.Select(error => error with { Path = what + error.Path[1..] })], invalid);
        }
    }

    private static RunRefusedException Gone(string runId) => new($"The items of run {runId} are no longer kept.");

    private static string WithSource(RunRow source)
    {
        var metadata = source.Metadata is null ? [] : (JsonObject)JsonNode.Parse(source.Metadata)!;
        metadata[RerunOf] = source.Id;
        return metadata.ToJsonString();
    }

    private RunRow AnnouncePending(NewRun run)
    {
        var row = Announce(run);
        PendingCreated?.Invoke();
        return row;
    }
}
