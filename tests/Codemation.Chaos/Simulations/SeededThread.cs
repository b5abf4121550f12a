namespace Codemation.Chaos.Simulations;

/// <summary>
/// Runs tasks on the thread that made it, one at a time, in an order that a seed decides. Everything that is awaited in a task comes back here.
/// </summary>
internal sealed class SeededThread(Random random) : TaskScheduler
{
    private readonly int thread = Environment.CurrentManagedThreadId;
    private readonly List<Task> ready = [];
    private bool left;

    public bool IsIdle => ready.Count == 0;

    /// <summary>Whether something went on elsewhere, so that the seed does not decide everything.</summary>
    public bool WasLeft => left;

    /// <summary>Starts a task here.</summary>
    public Task StartAsync(Func<Task> action) => Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    /// <summary>Lets one of the tasks that are ready get on.</summary>
    public void RunOne()
    {
        var chosen = random.Next(ready.Count);
        var task = ready[chosen];
        ready.RemoveAt(chosen);
        TryExecuteTask(task);
    }

    protected override void QueueTask(Task task)
    {
        if (Environment.CurrentManagedThreadId == thread)
        {
            ready.Add(task);
        }
        else
        {
            left = true;
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => ready;
}
