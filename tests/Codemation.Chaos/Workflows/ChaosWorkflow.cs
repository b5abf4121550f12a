using Codemation.Chaos.Workflows.Changed;

namespace Codemation.Chaos.Workflows;

/// <summary>How the workflows here are started by name.</summary>
internal static class ChaosWorkflow
{
    private static readonly Dictionary<string, Func<WorkflowHost, IEnumerable<Job>, Task<RunHandle<Done>>>> Own =
        new(StringComparer.Ordinal)
        {
            ["chaos.effects"] = static (host, jobs) => host.StartRunAsync<Effects, Job, Done>(jobs),
            ["chaos.forks"] = static (host, jobs) => host.StartRunAsync<Forks, Job, Done>(jobs),
            ["chaos.retries"] = static (host, jobs) => host.StartRunAsync<Retries, Job, Done>(jobs),
            ["chaos.caught"] = static (host, jobs) => host.StartRunAsync<Caught, Job, Done>(jobs),
            ["chaos.fails"] = static (host, jobs) => host.StartRunAsync<Fails, Job, Done>(jobs),
            ["chaos.calls"] = static (host, jobs) => host.StartRunAsync<Calls, Job, Done>(jobs),
            ["chaos.files"] = static (host, jobs) => host.StartRunAsync<Files, Job, Done>(jobs),
            ["chaos.large"] = static (host, jobs) => host.StartRunAsync<Large, Job, Done>(jobs),
        };

    /// <summary>Those that clients start.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Own.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Starts a run of each workflow in the background.</summary>
    public static IReadOnlyDictionary<string, Func<WorkflowHost, IEnumerable<Job>, Task<RunHandle<Done>>>> Starts { get; } =
        new Dictionary<string, Func<WorkflowHost, IEnumerable<Job>, Task<RunHandle<Done>>>>(
            [.. Own, .. ChangedWorkflow.All.Select(changed => KeyValuePair.Create(changed.Id, changed.Start))], StringComparer.Ordinal)
        {
            [Ticks.Id] = static (host, jobs) => host.StartRunAsync<Ticks, Job, Done>(jobs),
        };

    /// <summary>The items that an operation starts a run with.</summary>
    public static Job[] JobsOf(int op, int count) => [.. Enumerable.Range(0, count).Select(number => new Job(op, number))];
}
