using Codemation.Chaos.Histories;
using Codemation.Chaos.Ledgers;
using Codemation.Chaos.Stores;

namespace Codemation.Chaos.Checks;

/// <summary>All that is known when a scenario is over: what clients saw, what the store holds, what happened outside.</summary>
internal sealed class Evidence
{
    public Evidence(IReadOnlyList<Operation> operations, Snapshot store, IReadOnlyList<Effect> effects)
    {
        Operations = operations;
        Store = store;
        Effects = effects;
        Runs = store.Runs.ToDictionary(run => run.Id, StringComparer.Ordinal);
        var roots = store.Runs.Where(run => run.Parent is null);
        RunsOfOp = roots.ToLookup(run => OpOf(store.Inputs[run.Id]));
        EffectsOfRoot = effects.Where(effect => Runs.ContainsKey(effect.Run)).ToLookup(effect => RootOf(effect.Run), StringComparer.Ordinal);
    }

    public IReadOnlyList<Operation> Operations { get; }

    public Snapshot Store { get; }

    public IReadOnlyList<Effect> Effects { get; }

    public IReadOnlyDictionary<string, SeenRun> Runs { get; }

    /// <summary>The runs that an operation started.</summary>
    public ILookup<int, SeenRun> RunsOfOp { get; }

    /// <summary>The effects of a run and of all sub-workflows below it.</summary>
    public ILookup<string, Effect> EffectsOfRoot { get; }

    /// <summary>The operation that a run is about whose input is known.</summary>
    public static int OpOf(string items)
    {
        using var first = System.Text.Json.JsonDocument.Parse(items.Split('\n')[0]);
        return first.RootElement.GetProperty("op").GetInt32();
    }

    private string RootOf(string run)
    {
        while (Runs[run].Parent is { } parent)
        {
            run = parent;
        }

        return run;
    }
}
