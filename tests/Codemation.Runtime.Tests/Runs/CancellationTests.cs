using Codemation.Runtime.Tests.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Runtime.Tests.Runs;

public sealed class CancellationTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly EffectLedger ledger = new();
    private readonly WorkflowHost host;

    public CancellationTests() => host = Hosts.InMemory(app => app.Services.AddSingleton(ledger));

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Cancelling_reaches_the_callback_in_flight_and_ends_the_call()
    {
        using var cancellation = new CancellationTokenSource();
        ledger.HoldAt(2);
        var running = host.RunAsync<Effects>([1, 2, 3], cancellationToken: cancellation.Token);
        await ledger.Held;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal([1, 2], ledger.Of("effect").Select(effect => effect.Item));
    }

    [Fact]
    public async Task What_is_cancelled_is_neither_retried_nor_caught()
    {
        using var cancellation = new CancellationTokenSource();
        ledger.HoldAt(1);
        var running = host.RunAsync<CancelledInTry>([1], cancellationToken: cancellation.Token);
        await ledger.Held;

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(1, Assert.Single(ledger.Of("effect")).Attempt);
        Assert.Empty(ledger.Of("caught"));
    }
}

[Workflow("cancellation.in-try")]
public sealed partial class CancelledInTry(EffectLedger ledger) : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guard",
            f => f.MapAsync("effect", ledger.EffectAsync, new() { Retry = Retry.Fixed(3, TimeSpan.Zero) }),
            f => f.Map("caught", (e, ctx) =>
            {
                ledger.Write("caught", e.Item, ctx);
                return e.Message;
            }))
        .Merge("both");
}
