using System.Globalization;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Sqlite;

namespace Codemation.Runtime.Tests.Storage;

public sealed class SqliteCrashTests : IDisposable
{
    private readonly TemporaryDatabase temporary = new();

    [Fact]
    public async Task What_was_answered_is_there_after_the_process_was_killed()
    {
        for (var kill = 0; kill < 3; kill++)
        {
            using var database = new TemporaryDatabase();
            var answered = new HashSet<int>();
            await using (var other = OtherProcess.Start(OtherProcess.Write, database.Path))
            {
                while (answered.Count < 50 * (kill + 1))
                {
                    answered.Add(int.Parse((await other.ReadLineAsync())!, CultureInfo.InvariantCulture));
                }

                var rest = await other.KillAsync();
                answered.UnionWith(rest.Split('\n')[..^1].Select(line => int.Parse(line, CultureInfo.InvariantCulture)));
            }

            Assert.Equal("ok", database.Query("PRAGMA integrity_check"));
            await using var store = await database.OpenStoreAsync();
            var runs = (await store.ListAsync(new RunQuery { Limit = int.MaxValue }, default)).ToDictionary(row => row.Id);
            Assert.All(answered, number => Assert.Equal(RunStatus.Completed, runs[Stored.Id(number)].Status));
            foreach (var row in runs.Values)
            {
                await AssertWholeAsync(store, row);
            }
        }
    }

    [Fact]
    public async Task A_log_that_was_cut_off_anywhere_opens_to_a_state_that_was_committed()
    {
        using var cut = new TemporaryDatabase();
        byte[] file, log;
        await using (var store = await temporary.OpenStoreAsync())
        {
            for (var number = 1; number <= 20; number++)
            {
                await store.CreateAsync(Stored.Run(number), default);
                await store.CommitAsync(Stored.End(number) with { Activations = [Stored.Completed("map", new TestBatch("1", "2"))] }, default);
            }

            // Too little was written for the log to have been moved into the file yet.
            file = ReadShared(temporary.Path);
            log = ReadShared(temporary.WalPath);
        }

        var random = new Random(20260301);
        var seen = new HashSet<int>();
        for (var attempt = 0; attempt < 40; attempt++)
        {
            File.WriteAllBytes(cut.Path, file);
            File.WriteAllBytes(cut.WalPath, log[..random.Next(log.Length + 1)]);
            File.Delete(cut.Path + "-shm");

            Assert.Equal("ok", cut.Query("PRAGMA integrity_check"));
            await using var store = await cut.OpenStoreAsync();
            var runs = await store.ListAsync(new RunQuery { Limit = 100 }, default);
            Assert.Equal(Enumerable.Range(1, runs.Count).Reverse().Select(Stored.Id), runs.Select(row => row.Id));
            Assert.All(runs.Skip(1), row => Assert.Equal(RunStatus.Completed, row.Status));
            foreach (var row in runs)
            {
                await AssertWholeAsync(store, row);
            }

            seen.Add(runs.Count);
        }

        Assert.True(seen.Count > 5, "The cuts did not meet different states.");
    }

    [Fact]
    public async Task Pieces_of_a_large_batch_that_was_never_finished_are_removed_at_the_next_start()
    {
        await using (var store = await temporary.OpenStoreAsync())
        {
            await store.CreateAsync(Stored.Run(1) with { Input = new TestBatch(1, new string('1', 20_000), "2") }, default);
        }

        using (var connection = temporary.Connect())
        {
            connection.Query("INSERT INTO payloads (id) VALUES (77); INSERT INTO payload_chunks VALUES (77, 0, 1, '1', NULL)");
        }

        await using var again = await temporary.OpenStoreAsync();

        Assert.Equal(1L, temporary.Query("SELECT count(*) FROM payloads"));
        Assert.Equal(2L, temporary.Query("SELECT count(*) FROM payload_chunks"));
        Assert.Equal(new string('1', 20_000) + "\n2", await again.TextAsync(1, TriggerBatch.Step));
    }

    public void Dispose() => temporary.Dispose();

    private static async Task AssertWholeAsync(SqliteRunStore store, RunRow row)
    {
        var number = int.Parse(row.Id.AsSpan("run-".Length), CultureInfo.InvariantCulture);
        Assert.Equal("1", await store.TextAsync(number, TriggerBatch.Step));
        Assert.Equal(row.Status == RunStatus.Completed ? "1\n2" : null, await store.TextAsync(number, "map"));
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
