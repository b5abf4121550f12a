using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Codemation.Hosting.Tests.Processes;

/// <summary>A process, with what it writes.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private const int Interrupt = 2;
    private const int Terminate = 15;

    private readonly Process process;
    private readonly Transcript output;
    private readonly Transcript error;

    private AppProcess(Process process)
    {
        this.process = process;
        process.StandardInput.Close();
        output = new Transcript(process.StandardOutput);
        error = new Transcript(process.StandardError);
    }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    public static AppProcess Start(string program, IEnumerable<string> args, Action<ProcessStartInfo> prepare)
    {
        // A shell starts its background jobs with interrupts ignored, and children inherit that: tests that interrupt would wait for ever.
        (string Program, IEnumerable<string> Args) command = OperatingSystem.IsLinux() ? ("env", ["--default-signal=INT", program, .. args]) : (program, args);
        var start = new ProcessStartInfo(command.Program, command.Args)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        prepare(start);
        return new AppProcess(Process.Start(start)!);
    }

    /// <summary>Waits for the process to end by itself.</summary>
    public async Task<CliResult> EndAsync()
    {
        await process.WaitForExitAsync();
        return new CliResult(process.ExitCode, await output.WholeAsync(), await error.WholeAsync());
    }

    /// <summary>Ends the process as a crash would.</summary>
    public Task<CliResult> KillAsync()
    {
        process.Kill();
        return EndAsync();
    }

    /// <summary>The first line on standard output, once it is there.</summary>
    public async Task<string> FirstLineAsync()
        => await output.FirstLineAsync() ?? throw new InvalidOperationException($"The process ended without a line: {await error.WholeAsync()}");

    /// <summary>The first line on the error stream, once it is there.</summary>
    public Task<string?> FirstErrorLineAsync() => error.FirstLineAsync();

    /// <summary>Asks the process to end, as Ctrl+C does.</summary>
    public Task<CliResult> InterruptAsync() => SignalAsync(Interrupt);

    /// <summary>Asks the process to end, as service managers do.</summary>
    public Task<CliResult> TerminateAsync() => SignalAsync(Terminate);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private Task<CliResult> SignalAsync(int signal)
    {
        Assert.Equal(0, SendSignal(process.Id, signal));
        return EndAsync();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
