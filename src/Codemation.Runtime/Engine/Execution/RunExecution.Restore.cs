using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Steps;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Execution;

/// <content>Goes on where an earlier execution was interrupted.</content>
internal sealed partial class RunExecution
{
    private readonly Dictionary<string, int> attempts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> begun = new(StringComparer.Ordinal);
    private ILookup<string, ItemCheckpoint>? checkpoints;

    // What items of steps gave in the run that this one repeats; recorded with the start of the step.
    private ILookup<string, ItemCheckpoint>? takenOver;

    /// <summary>Takes over what the store has of the run. Finished activations don't run again.</summary>
    public async ValueTask RestoreAsync(RunProgress progress)
    {
        if (progress.Waits.Count > 0)
        {
            Restore(progress.Waits);
            await host.StoreClock.CompareAsync(CancellationToken);
        }

        takenOver = (await TakenOverAsync(progress)).ToLookup(static item => item.Step, StringComparer.Ordinal);
        checkpoints = progress.Items.Concat(takenOver.SelectMany(static items => items)).ToLookup(static item => item.Step, StringComparer.Ordinal);
        var finished = new List<(BoundStep Step, StoredActivation Activation)>();
        foreach (var activation in progress.Activations)
        {
            if (activation.Status == ActivationStatus.Completed)
            {
                finished.Add((Plan.Step(activation.Step), activation));
            }
            else if (activation.Status == ActivationStatus.Suspended)
            {
                // To go on after a wait is the same attempt, and needs no further record.
                suspended.Add(activation.Step);
                attempts[activation.Step] = activation.Attempt;
                begun[activation.Step] = activation.StartedAt;
            }
            else
            {
                attempts[activation.Step] = activation.Attempt + 1;
            }
        }

        foreach (var (step, activation) in finished)
        {
            for (var port = 0; port < step.Ports.Length; port++)
            {
                var stored = activation.Ports[port];
                slots[step.FirstSlot + port] = step.Ports[port].Released(stored.Count, LineageCodec.Decode(stored.Lineage.Span, stored.Count));
            }
        }

        foreach (var (step, activation) in finished)
        {
            foreach (var item in CaughtItems.Decode(activation.Caught))
            {
                Catch(step, item);
            }

            Finish(step);
        }

        foreach (var (step, _) in finished)
        {
            await LoadValuesAsync(step);
        }

        // What failed has run, too; only that the run ended with it was not written any more.
        Error = progress.Activations.FirstOrDefault(static activation => activation.Status == ActivationStatus.Failed)?.Error
            ?? Quarantine.Of(Row, progress);
    }

    /// <summary>The items of a step that finished before an interruption.</summary>
    public IEnumerable<ItemCheckpoint> TakeCheckpoints(BoundStep step) => checkpoints?[step.Id] ?? [];

    private async ValueTask<List<ItemCheckpoint>> TakenOverAsync(RunProgress progress)
    {
        var items = new List<ItemCheckpoint>();
        foreach (var activation in progress.Activations)
        {
            // Nothing else that is not done has outputs.
            if (activation is { Status: ActivationStatus.Started, Ports: [var port] } && Plan.Step(activation.Step) is AsyncStep { CanTakeResults: true } step)
            {
                var stored = await host.Store.ReadBatchAsync(Row.Id, step.Id, 0, CancellationToken)
                    ?? throw new InvalidDataException($"What step \"{step.Id}\" is to go on with is missing from run {Row.Id}.");
                items.AddRange(step.ResultsOf(await step.Ports[0].ReadAsync(stored, LineageCodec.Decode(port.Lineage.Span, port.Count), CancellationToken)));
            }
        }

        return items;
    }

    private StepActivation Opened(BoundStep step)
    {
        var attempt = AttemptOf(step);
        var now = Begin(step, attempt);
        return new StepActivation(this, step, begun.GetValueOrDefault(step.Id, now), attempt);
    }

    private int AttemptOf(BoundStep step) => attempts.GetValueOrDefault(step.Id, 1);

    private async ValueTask LoadValuesAsync(BoundStep step)
    {
        for (var port = 0; port < step.Ports.Length; port++)
        {
            var slot = step.FirstSlot + port;
            if (Plan.KeepUntil[slot] < firstOpen)
            {
                continue;
            }

            var stored = await host.Store.ReadBatchAsync(Row.Id, step.Id, port, CancellationToken)
                ?? throw new InvalidDataException($"The output of step \"{step.Id}\" is missing from run {Row.Id}, though the step completed.");
            slots[slot] = await step.Ports[port].ReadAsync(stored, Batch(slot).Lineage, CancellationToken);
        }
    }
}
