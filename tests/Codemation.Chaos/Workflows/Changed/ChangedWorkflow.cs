namespace Codemation.Chaos.Workflows.Changed;

/// <summary>What becomes of runs that were started on the first version of a workflow and are to go on with the second.</summary>
/// <param name="Id">The workflow.</param>
/// <param name="Refusal">What the reason says for which they stay where they are; null when they go on.</param>
/// <param name="Start">Starts a run that shows how they end.</param>
internal sealed record ChangedWorkflow(string Id, string? Refusal, Func<WorkflowHost, IEnumerable<Job>, Task<RunHandle<Done>>> Start)
{
    public static IReadOnlyList<ChangedWorkflow> All { get; } =
    [
        GoesOn("step-added", static (host, jobs) => host.StartRunAsync<StepAdded2, Job, Done>(jobs)),
        GoesOn("later-step-removed", static (host, jobs) => host.StartRunAsync<LaterStepRemoved2, Job, Done>(jobs)),
        GoesOn("step-after-held-removed", static (host, jobs) => host.StartRunAsync<StepAfterHeldRemoved2, Job, Done>(jobs)),
        GoesOn("item-widened", static (host, jobs) => host.StartRunAsync<ItemWidened2, Job, Done>(jobs)),
        Stays("step-removed", "Step \"pause\" was removed", static (host, jobs) => host.StartRunAsync<StepRemoved1, Job, Done>(jobs)),
        Stays("step-renamed", "Step \"first\", where the items of \"pause\" came from, was removed", static (host, jobs) => host.StartRunAsync<StepRenamed1, Job, Done>(jobs)),
        Stays("step-retyped", "Step \"pause\" was a WaitFor and is a MapAsync now", static (host, jobs) => host.StartRunAsync<StepRetyped1, Job, Done>(jobs)),
        Stays("held-step-removed", "Step \"hold\" was removed", static (host, jobs) => host.StartRunAsync<HeldStepRemoved1, Job, Done>(jobs)),
        Stays("port-removed", "\"route\"", static (host, jobs) => host.StartRunAsync<PortRemoved1, Job, Done>(jobs)),
        Stays("item-narrowed", "grams", static (host, jobs) => host.StartRunAsync<ItemNarrowed1, Job, Done>(jobs)),
    ];

    /// <summary>The version that runs end on: where they can't go on with the second one, the first when it is back.</summary>
    public int EndsOn => Refusal is null ? 2 : 1;

    private static ChangedWorkflow GoesOn(string name, Func<WorkflowHost, IEnumerable<Job>, Task<RunHandle<Done>>> start) => new(Build.Prefix + name, null, start);

    private static ChangedWorkflow Stays(string name, string refusal, Func<WorkflowHost, IEnumerable<Job>, Task<RunHandle<Done>>> start)
        => new(Build.Prefix + name, refusal, start);
}
