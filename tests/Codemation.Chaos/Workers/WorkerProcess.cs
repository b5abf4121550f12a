using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Codemation.Runtime.Faults;

namespace Codemation.Chaos.Workers;

/// <summary>A worker, as the one sees it who gives it orders and kills it.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Lock ordering = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<Answer>> waiting = new();
    private readonly TaskCompletionSource<bool> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StreamWriter log;
    private readonly Task reading;
    private readonly Task logging;

    private WorkerProcess(Process process, string logPath)
    {
        this.process = process;
        log = new StreamWriter(logPath, append: true);
        reading = Task.Run(ReadAnswersAsync);
        logging = Task.Run(ReadLogAsync);
        Gone = Task.WhenAll(process.WaitForExitAsync(), reading, logging);
    }

    public int Id => process.Id;

    /// <summary>Completes when the worker executes runs, or has ended before it could: then with false.</summary>
    public Task<bool> Ready => ready.Task;

    /// <summary>Completes when the process is gone and all it said was read.</summary>
    public Task Gone { get; }

    public bool IsGone => Gone.IsCompleted;

    /// <summary>Whether it answers no more.</summary>
    public bool IsLost => reading.IsCompleted;

    /// <summary>The fault that came to pass, in the words of the fault point; null while none did.</summary>
    public string? Fault { get; private set; }

    public int ExitCode => process.ExitCode;

    /// <summary>Starts a worker.</summary>
    /// <param name="arguments">What follows the name of the program.</param>
    /// <param name="faults">What is to go wrong in it; null for nothing.</param>
    /// <param name="logPath">Where its log is added.</param>
    public static WorkerProcess Start(IEnumerable<string> arguments, string? faults, string logPath)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_TieredPGO"] = "0"; // lives too short for it
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment[Runtime.Faults.Fault.Variable] = faults;
        return new WorkerProcess(Process.Start(start)!, logPath);
    }

    /// <summary>Asks for a run.</summary>
    /// <returns>Null when the worker went away before it answered.</returns>
    public Task<Answer> StartRunAsync(int op, string workflow, int count) => OrderAsync(op, $"start {op} {workflow} {count}");

    /// <summary>Asks for a run that does harm.</summary>
    public Task<Answer> PoisonAsync(int op, string kind) => OrderAsync(op, $"poison {op} {kind}");

    /// <summary>Has it remove content that no run holds.</summary>
    public Task<Answer> SweepAsync(int op) => OrderAsync(op, $"sweep {op}");

    /// <summary>Ends the process as a crash would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await Gone;
    }

    /// <summary>Has it finish what it is at, and end.</summary>
    public async Task StopAsync()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It is gone already.
        }

        await Gone;
    }

    public void Signal(int signal) => Signals.Send(process.Id, signal);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await Gone;
        await log.DisposeAsync();
        process.Dispose();
    }

    private Task<Answer> OrderAsync(int op, string line)
    {
        var answer = new TaskCompletionSource<Answer>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[op] = answer;
        lock (ordering)
        {
            try
            {
                process.StandardInput.WriteLine(line);
                process.StandardInput.Flush();
            }
            catch (IOException)
            {
                waiting.TryRemove(op, out _);
                return Task.FromResult(Answer.Unknown);
            }
        }

        if (reading.IsCompleted && waiting.TryRemove(op, out _))
        {
            return Task.FromResult(Answer.Unknown);
        }

        return answer.Task;
    }

    private async Task ReadAnswersAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "ready")
            {
                ready.TrySetResult(true);
            }
            else if (line.Split(' ', 3) is [var outcome, var op, var text] && waiting.TryRemove(int.Parse(op, CultureInfo.InvariantCulture), out var answer))
            {
                answer.SetResult(Answer.Of(outcome, text));
            }
        }

        ready.TrySetResult(false);
        foreach (var op in waiting.Keys)
        {
            if (waiting.TryRemove(op, out var lost))
            {
                lost.SetResult(Answer.Unknown);
            }
        }
    }

    private async Task ReadLogAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("fault: ", StringComparison.Ordinal))
            {
                Fault = line["fault: ".Length..];
            }

            await log.WriteLineAsync($"[{process.Id}] {line}");
        }

        await log.FlushAsync();
    }
}
