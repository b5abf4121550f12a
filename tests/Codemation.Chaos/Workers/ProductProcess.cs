using System.Diagnostics;

namespace Codemation.Chaos.Workers;

/// <summary>A process of the product, as its operator sees it.</summary>
internal sealed class ProductProcess : IAsyncDisposable
{
    private const string FaultPrefix = "fault: ";

    private readonly Process process;
    private readonly Task logging;

    private ProductProcess(Process process, TextWriter log)
    {
        this.process = process;
        logging = Task.WhenAll(CopyAsync(process.StandardOutput, log), CopyAsync(process.StandardError, log));
    }

    /// <summary>The fault that came to pass, in the words of the fault point; null while none did.</summary>
    public string? Fault { get; private set; }

    /// <summary>Starts the product.</summary>
    /// <param name="ledgerSocket">Where effects are written down.</param>
    /// <param name="environment">What configures it.</param>
    /// <param name="log">Where what it says is written; shared by all.</param>
    /// <param name="command">The command.</param>
    public static ProductProcess Start(string ledgerSocket, IReadOnlyDictionary<string, string> environment, TextWriter log, params string[] command)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["exec", typeof(ProductProcess).Assembly.Location, ProductRole.Name, ledgerSocket, .. command])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ProductProcess(Process.Start(start)!, log);
    }

    /// <summary>Ends it as a crash would.</summary>
    public void Kill() => process.Kill();

    public void Signal(int signal) => Signals.Send(process.Id, signal);

    /// <summary>Completes when the process is gone and all it said was read.</summary>
    public Task EndAsync() => Task.WhenAll(process.WaitForExitAsync(), logging);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await EndAsync();
        process.Dispose();
    }

    private async Task CopyAsync(StreamReader from, TextWriter log)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(FaultPrefix, StringComparison.Ordinal))
            {
                Fault = line[FaultPrefix.Length..];
            }

            lock (log)
            {
                log.WriteLine($"[{process.Id}] {line}");
            }
        }
    }
}
