using System.Diagnostics;
using System.Globalization;

namespace Codemation.Benchmarks.Starts;

/// <summary>How long it takes from the start of a process to its end, or until it serves. The yardstick is this program saying hello.</summary>
internal static class ProcessStarts
{
    private const string Address = "http://127.0.0.1:5991";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Prints medians: <c>starts APP ROUNDS</c>, with the executable of samples/01-hello.</summary>
    public static async Task RunAsync(string app, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("codemation-starts-").FullName;
        var hello = Path.ChangeExtension(typeof(ProcessStarts).Assembly.Location, null);
        await PrintAsync("hello world", rounds, () => ToEndAsync(folder, hello, "hello"));
        await PrintAsync("run --memory", rounds, () => ToEndAsync(folder, app, "run", "hello", "--memory"));
        await PrintAsync("run, kept in SQLite", rounds, () => ToEndAsync(folder, app, "run", "hello"));
        await PrintAsync("dev ready", rounds, () => ToReadyAsync(folder, app, "dev", "--urls", Address));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task PrintAsync(string what, int rounds, Func<Task<TimeSpan>> measureAsync)
    {
        var times = new List<TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            times.Add(await measureAsync());
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: median {times[rounds / 2].TotalMilliseconds:N0} ms, best {times[0].TotalMilliseconds:N0} ms"));
    }

    private static async Task<TimeSpan> ToEndAsync(string folder, string app, params string[] arguments)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Start(folder, app, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(began) : throw new InvalidOperationException($"{app} ended with {process.ExitCode}.");
    }

    private static async Task<TimeSpan> ToReadyAsync(string folder, string app, params string[] arguments)
    {
        using var http = new HttpClient();
        var began = Stopwatch.GetTimestamp();
        using var process = Start(folder, app, arguments);
        while (!await IsReadyAsync(http))
        {
            await Task.Delay(Pause, TimeProvider.System);
        }

        var took = Stopwatch.GetElapsedTime(began);
        process.Kill();
        await process.WaitForExitAsync();
        return took;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address + "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
    }

    private static Process Start(string folder, string app, string[] arguments)
    {
        var start = new ProcessStartInfo(app, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
