using Codemation.Runtime.Events;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Memory;
using Codemation.Runtime.Tests.Storage;

namespace Codemation.Runtime.Tests.Events.Feed;

/// <summary>Runs in a store, and the events that go with what is written of them.</summary>
internal sealed class StoredRuns : IAsyncDisposable
{
    private readonly MemoryRunStore store = new(TimeProvider.System);
    private readonly Dictionary<int, long> numbers = [];

    public IRunReader Reader => store;

    public async Task<RunEvent> CreateAsync(int run, string workflow = "orders")
    {
        await store.CreateAsync(Stored.Run(run, workflow: workflow), default);
        numbers[run] = 1;
        return Event(run, RunEventKind.RunCreated, workflow);
    }

    public async Task<RunEvent> SaveAsync(int run, string workflow = "orders")
    {
        numbers[run]++;
        await store.CommitAsync(Stored.Commit(run, 1) with { EventSeq = numbers[run] }, default);
        return Event(run, RunEventKind.RunSaved, workflow);
    }

    public async Task<RunEvent> EndAsync(int run, string workflow = "orders")
    {
        numbers[run]++;
        await store.CommitAsync(Stored.End(run) with { EventSeq = numbers[run] }, default);
        return Event(run, RunEventKind.RunCompleted, workflow);
    }

    public long LastEventOf(int run) => numbers[run];

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private RunEvent Event(int run, RunEventKind kind, string workflow)
        => new() { Kind = kind, RunId = Stored.Id(run), WorkflowId = workflow, At = Stored.Start, Seq = numbers[run] };
}
