using System.Collections.Concurrent;
using Codemation.Chaos.Ledgers;
using Codemation.Chaos.Workflows;
using Codemation.Chaos.Workflows.Changed;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Chaos.Checks;

/// <summary>What a run gives and does when nothing happens to it.</summary>
/// <param name="Items">The items it gives, in order.</param>
/// <param name="Error">Why it fails; null when it completes.</param>
/// <param name="Effects">What it does, and how often: more than once where it retries.</param>
internal sealed record Reference(IReadOnlyList<Done> Items, string? Error, IReadOnlyDictionary<Deed, int> Effects);

/// <summary>An effect, whichever run had it.</summary>
internal readonly record struct Deed(string Workflow, string Step, string Label)
{
    public static Deed Of(Effect effect) => new(effect.Workflow, effect.Step, effect.Label);
}

/// <summary>Executes each workflow once in memory, undisturbed, for each number of items.</summary>
internal sealed class References
{
    private readonly ConcurrentDictionary<(string Workflow, int Count), Lazy<Task<Reference>>> known = new();

    public Task<Reference> OfAsync(string workflow, int count)
        => known.GetOrAdd((workflow, count), key => new Lazy<Task<Reference>>(() => ExecuteAsync(key.Workflow, key.Count))).Value;

    private static async Task<Reference> ExecuteAsync(string workflow, int count)
    {
        var ledger = new MemoryLedger();
        await using var host = WorkflowHost.Create(app =>
        {
            app.AddModule(new ChosenModule([Ticks.Id], ChangedWorkflow.All.FirstOrDefault(changed => changed.Id == workflow)?.EndsOn));
            app.InMemory = true;
            app.Services.AddSingleton<ILedger>(ledger);
        });
        var handle = await ChaosWorkflow.Starts[workflow](host, ChaosWorkflow.JobsOf(op: 0, count));
        var result = await handle.Completion;
        return new Reference(
            result.Error is null ? [.. result.Items.Select(item => item.Json)] : [],
            result.Error?.Message,
            ledger.Effects.CountBy(Deed.Of).ToDictionary());
    }
}
