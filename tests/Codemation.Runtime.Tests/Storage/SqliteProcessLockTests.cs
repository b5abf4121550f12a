using System.Globalization;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Sqlite;

namespace Codemation.Runtime.Tests.Storage;

public sealed class SqliteProcessLockTests : IDisposable
{
    private readonly TemporaryDatabase temporary = new();

    [Fact]
    public async Task A_second_executor_is_refused_and_told_who_is_the_first()
    {
        await using var first = await temporary.OpenStoreAsync();

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => temporary.OpenStoreAsync());

        Assert.Contains($"pid {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_executor_gets_in_when_the_first_is_done()
    {
        await (await temporary.OpenStoreAsync()).DisposeAsync();

        await using var next = await temporary.OpenStoreAsync();
        Assert.True((await next.CreateAsync(Stored.Run(1), default)).IsCreated);
    }

    [Fact]
    public async Task Another_process_is_refused_until_the_first_is_killed()
    {
        await using (var other = OtherProcess.Start(OtherProcess.Write, temporary.Path))
        {
            await other.ReadLineAsync();
            var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => temporary.OpenStoreAsync());
            Assert.Contains($"pid {other.Id.ToString(CultureInfo.InvariantCulture)}", refusal.Message, StringComparison.Ordinal);

            await using var reader = await SqliteRunReader.OpenAsync(temporary.Database, default);
            Assert.NotEmpty(await reader.ListAsync(new RunQuery(), default));
            await other.KillAsync();
        }

        await using var store = await temporary.OpenStoreAsync();
    }

    public void Dispose() => temporary.Dispose();
}
