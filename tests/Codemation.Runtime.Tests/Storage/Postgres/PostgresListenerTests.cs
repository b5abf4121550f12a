using System.Threading.Channels;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;
using Codemation.Testing;

namespace Codemation.Runtime.Tests.Storage.Postgres;

/// <summary>What one process does, others hear of.</summary>
[NeedsPostgres]
public sealed class PostgresListenerTests : IAsyncLifetime
{
    private readonly Channel<QueueChange> heard = Channel.CreateUnbounded<QueueChange>();
    private TemporaryPostgres temporary = null!;
    private PostgresDatabase here = null!;
    private PostgresDatabase there = null!;
    private IRunStore listening = null!;
    private IRunStore other = null!;
    private IDisposable registration = null!;

    public async Task InitializeAsync()
    {
        temporary = await PostgresTests.CreateMigratedAsync();
        (here, there) = (temporary.Open(), temporary.Open());
        (listening, other) = (await here.OpenStoreAsync(default), await there.OpenStoreAsync(default));
        registration = listening.Listen(change => heard.Writer.TryWrite(change));

        // Having begun to listen counts as having missed what was told before.
        await HearAsync(QueueChange.Pending);
        await HearAsync(QueueChange.CancelRequested);
    }

    public async Task DisposeAsync()
    {
        registration.Dispose();
        await listening.DisposeAsync();
        await other.DisposeAsync();
        await here.DisposeAsync();
        await there.DisposeAsync();
        await temporary.DisposeAsync();
    }

    [Fact]
    public async Task A_run_that_another_process_leaves_pending_is_heard_of()
    {
        await other.CreateAsync(Stored.Run(1, owner: null), default);

        await HearAsync(QueueChange.Pending);
    }

    [Fact]
    public async Task A_cancellation_that_another_process_asks_for_is_heard_of()
    {
        await other.CreateAsync(Stored.Run(1), default);
        await other.CancelAsync(Stored.Id(1), default);

        await HearAsync(QueueChange.CancelRequested);
    }

    [Fact]
    public async Task A_listener_whose_connection_is_cut_connects_again_and_looks_at_what_it_may_have_missed()
    {
        Assert.Equal(1L, await temporary.QueryAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"));
        await HearAsync(QueueChange.Pending);
        await HearAsync(QueueChange.CancelRequested);

        await other.CreateAsync(Stored.Run(1, owner: null), default);
        await HearAsync(QueueChange.Pending);
    }

    [Fact]
    public async Task A_run_that_its_creator_executes_itself_wakes_nobody()
    {
        await other.CreateAsync(Stored.Run(1), default);
        await other.CreateAsync(Stored.Run(2, owner: null), default);

        await HearAsync(QueueChange.Pending);
        Assert.False(heard.Reader.TryRead(out _));
    }

    private async Task HearAsync(QueueChange change)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        Assert.Equal(change, await heard.Reader.ReadAsync(patience.Token));
    }
}
