using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;

namespace Codemation.Chaos.Simulations;

/// <summary>A process that executes runs, as the simulation has it: it can be killed, and it can be held still.</summary>
internal sealed class Worker
{
    private static readonly AsyncLocal<Worker?> Ambient = new();

    private readonly World world;
    private TaskCompletionSource going = Going();
    private bool dead;

    public Worker(World world, string name)
    {
        this.world = world;
        Name = name;
        Runs = world.Parts.ServiceOn(SimulatedStore.Of(world, this), world.Time);
    }

    /// <summary>The worker that the code of the caller runs in.</summary>
    public static Worker Current => Ambient.Value ?? throw new InvalidOperationException("This runs in no simulated worker.");

    public World World => world;

    public string Name { get; }

    public RunService Runs { get; }

    /// <summary>Whether others would say that it is alive.</summary>
    public bool SeemsAlive { get; private set; } = true;

    public bool IsDead => dead;

    /// <summary>Completes when the process is running; never when it is dead.</summary>
    public async Task PassAsync()
    {
        do
        {
            await going.Task;
        }
        while (!going.Task.IsCompleted);
    }

    public void Kill()
    {
        dead = true;
        SeemsAlive = false;
        Hold();
    }

    /// <summary>Holds it still, and as long as it takes for others to give it up.</summary>
    public void Freeze()
    {
        SeemsAlive = false;
        Hold();
    }

    public void Thaw()
    {
        if (!dead)
        {
            SeemsAlive = true;
            going.TrySetResult();
        }
    }

    /// <summary>Claims and executes until it is killed.</summary>
    public Task StartAsync() => world.Thread.StartAsync(async () =>
    {
        Ambient.Value = this;
        while (true)
        {
            await PassAsync();
            if (await Runs.PollSuspendedAsync(default) is > 0 and var woken)
            {
                world.Note($"{Name} woke {woken}");
            }

            await Runs.CancelRequestedAsync(default);
            foreach (var row in await Runs.ClaimPendingAsync(RunQueues.OnlyDefault, 2, default))
            {
                _ = world.Thread.StartAsync(() => ExecuteAsync(row));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(world.Random.Next(50, 400)), world.Time);
        }
    });

    private async Task ExecuteAsync(RunRow row)
    {
        try
        {
            await Runs.ExecuteClaimedAsync(row, default);
        }
        catch (RunFencedException)
        {
            world.Note($"{Name} was fenced from {row.Id}");
        }
        catch (Exception error)
        {
            world.Violate("P2", $"{Name} broke off run {row.Id}: {error}");
        }
    }

    private void Hold()
    {
        if (going.Task.IsCompleted)
        {
            going = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private static TaskCompletionSource Going()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        open.SetResult();
        return open;
    }
}
