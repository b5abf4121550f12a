using System.Diagnostics;
using System.Globalization;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Sqlite;

namespace Codemation.Runtime.Tests.Storage;

/// <summary>This assembly, started once more as a process that can be killed.</summary>
internal sealed class OtherProcess : IAsyncDisposable
{
    /// <summary>Writes runs for ever and prints the number of each that was answered.</summary>
    public const string Write = "write-runs";

    private readonly Process process;

    private OtherProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public static OtherProcess Start(string role, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(OtherProcess).Assembly.Location);
        start.ArgumentList.Add(role);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new OtherProcess(Process.Start(start)!);
    }

    /// <summary>What the process of this role does.</summary>
    public static async Task RunAsync(string databasePath)
    {
        using var output = new StandardOutput();
        await using var store = await SqliteRunStore.OpenAsync(
            new(new SqliteLocation(databasePath), TimeProvider.System), TimeProvider.System, default);
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var number = Interlocked.Increment(ref next);
                await store.CreateAsync(Stored.Run(number), default);
                await store.CommitAsync(Stored.Commit(number, 1, Stored.Began("map")), default);
                await store.CommitAsync(Stored.End(number) with { Activations = [Stored.Completed("map", new TestBatch(1, "1", "2"))] }, default);
                output.WriteLine(number);
            }
        })));
    }

    public async Task<string?> ReadLineAsync() => await process.StandardOutput.ReadLineAsync();

    /// <summary>Ends the process as a crash would.</summary>
    /// <returns>What it had printed and nobody read yet; the last line may be cut off.</returns>
    public async Task<string> KillAsync()
    {
        process.Kill();
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return rest;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private sealed class StandardOutput : IDisposable
    {
        private readonly Lock gate = new();
        private readonly Stream stream = Console.OpenStandardOutput();

        public void WriteLine(int number)
        {
            lock (gate)
            {
                stream.Write(System.Text.Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture) + "\n"));
                stream.Flush();
            }
        }

        public void Dispose() => stream.Dispose();
    }
}
