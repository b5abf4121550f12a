using System.Reflection;
using Codemation.Runtime.Storage;

namespace Codemation.Chaos.Simulations;

/// <summary>
/// The store as one worker sees it: far away. Others come between a call and its answer; the answer never arrives where the worker has died
/// meanwhile, and late where it was held still. What the simulation has no business with goes straight to the store.
/// </summary>
internal class SimulatedStore : DispatchProxy
{
    private World world = null!;
    private Worker? worker;

    private IRunStore Inner => world.Database.Store;

    /// <summary>Makes the store that a worker sees; a client's that never dies when null.</summary>
    public static IRunStore Of(World world, Worker? worker)
    {
        var store = Create<IRunStore, SimulatedStore>();
        ((SimulatedStore)(object)store).world = world;
        ((SimulatedStore)(object)store).worker = worker;
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        "get_IsDurable" => true,
        nameof(IRunStore.CreateAsync) => Call(() => world.Database.CreateAsync((NewRun)args![0]!, worker)),
        nameof(IRunStore.CommitAsync) => Call(() => world.Database.CommitAsync((RunCommit)args![0]!, worker)),
        nameof(IRunStore.SignalAsync) => Call(() => world.Database.SignalAsync((NewSignal)args![0]!)),
        nameof(IRunStore.ClaimAsync) => Call(() => world.Database.ClaimAsync((string)args![0]!, (string)args[1]!, worker)),
        nameof(IRunStore.ClaimPendingAsync) => Call(() => world.Database.ClaimPendingAsync((string)args![0]!, (IReadOnlyList<string>)args[1]!, (int)args[2]!, worker)),
        nameof(IRunStore.LoadProgressAsync) => Call(() => world.Database.LoadProgressAsync((string)args![0]!)),
        nameof(IRunStore.ReadBatchAsync) => Call(() => world.Database.ReadBatch((string)args![0]!, (string)args[1]!, (int)args[2]!)),
        nameof(IRunStore.CancelAsync) => Call(() => Inner.CancelAsync((string)args![0]!, default)),
        nameof(IRunStore.FindAsync) => Call(() => Inner.FindAsync((string)args![0]!, default)),
        nameof(IRunStore.WakeDueAsync) => Call(() => Inner.WakeDueAsync((int)args![0]!, default)),
        nameof(IRunStore.CancelRequestsAsync) => Call(() => Inner.CancelRequestsAsync((string)args![0]!, default)),

        // Workers look for themselves: what they would be told comes by no path that the seed decides.
        nameof(IRunStore.Listen) => new MemoryStream(),
        _ => targetMethod.Invoke(Inner, args),
    };

    private object Call<T>(Func<ValueTask<T>> call) => new ValueTask<T>(CallAsync(call));

    private async Task<T> CallAsync<T>(Func<ValueTask<T>> call)
    {
        await TravelAsync();
        var answer = await call();
        await TravelAsync();
        return answer;
    }

    private async Task TravelAsync()
    {
        await Task.Yield();
        if (worker is not null)
        {
            await worker.PassAsync();
        }
    }
}
