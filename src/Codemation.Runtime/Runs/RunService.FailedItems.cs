using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Steps;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Runs;

/// <content>Runs that repeat what failed, and only that.</content>
internal sealed partial class RunService
{
    private static RerunOptions FromFailedStep(RunRow source, RerunOptions options)
    {
        if (source is not { Status: RunStatus.Failed, Error.Step: { } failed })
        {
            throw new RunRefusedException($"Run {source.Id} did not fail at a step, so there are no items that failed.");
        }

        if (options.FromStep is { } from && !string.Equals(from, failed, StringComparison.Ordinal))
        {
            throw new RunRefusedException($"The items that failed are those of step \"{failed}\": they can't run again from step \"{from}\".");
        }

        return options.Input is null && options.Pinned.Count == 0
            ? options with { FromStep = failed }
            : throw new RunRefusedException("The items that failed run again as they are: other items, or pinned ones, can't be given as well.");
    }

    /// <summary>What the step to begin at gave for the items that did not fail, as the record of a step that is not done.</summary>
    /// <returns>Null where all of its items run again: all failed, or to run them again is to calculate the same once more.</returns>
    private async ValueTask<ActivationRecord?> SucceededAsync(
        BoundPlan plan, RerunScope scope, RunRow source, IReadOnlyList<string> completed, CancellationToken cancellationToken)
    {
        var step = scope.From!;
        if (step is not AsyncStep { HasEffects: true } || source.Error!.Item is null)
        {
            return null;
        }

        if (step is not AsyncStep { CanTakeResults: true })
        {
            throw new RunRefusedException($"The items of step \"{step.Id}\" that failed can't run again alone: it has several outputs. Begin at the step with all of them.");
        }

        // Their positions count: what the step is given must be what it was given.
        if (plan.Producers[step.InputSlots[0]] is >= 0 and var producer && !completed.Contains(plan.Steps[producer].Id))
        {
            throw new RunRefusedException($"Cannot rerun from step \"{step.Id}\": no persisted output for upstream step \"{plan.Steps[producer].Id}\"");
        }

        var progress = await host.Store.LoadProgressAsync(source.Id, cancellationToken);
        var failed = progress.Activations.FirstOrDefault(activation => activation.Step == step.Id && activation.Status == ActivationStatus.Failed) ?? throw Gone(source.Id);
        var port = failed.Ports is [var only] ? only : throw Gone(source.Id);
        if (port.Count == 0 || LineageCodec.Decode(port.Lineage.Span, port.Count) is not SelectedLineage lineage)
        {
            return null;
        }

        if (lineage.Parents.AsSpan(0, port.Count).ToArray().Distinct().Count() + source.Error.FailedItems != failed.ItemsIn)
        {
            throw new RunRefusedException(
                $"The items of step \"{step.Id}\" that failed can't run again alone: it gave nothing for some that did not fail, so it is not known which did. Begin at the step with all of them.");
        }

        var stored = await host.Store.ReadBatchAsync(source.Id, step.Id, 0, cancellationToken) ?? throw Gone(source.Id);
        var outputs = await step.Ports[0].ReadAsync(stored, lineage, cancellationToken);
        return Given(step, [step.Ports[0].Payload(outputs, step.Id, Limits)]) with { Status = ActivationStatus.Started, FinishedAt = null, ItemsIn = failed.ItemsIn };
    }
}
