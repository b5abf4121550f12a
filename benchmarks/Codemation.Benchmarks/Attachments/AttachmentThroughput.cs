using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Benchmarks.Attachments;

/// <summary>
/// How fast large content is attached and read back, and how much the process grows. The yardstick is the same bytes hashed and written to a
/// file, and read and hashed again, by hand.
/// </summary>
internal static class AttachmentThroughput
{
    private const double MiB = 1024 * 1024;

    /// <summary>Prints a line for each round: <c>attachment MEBIBYTES ROUNDS</c>.</summary>
    public static async Task RunAsync(long mebibytes, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("codemation-bench-");
        try
        {
            var times = new AttachmentTimes();
            await using var host = WorkflowHost.Create(app =>
            {
                app.AddWorkflows();
                app.Services.AddSingleton(times);
                app.Database = $"sqlite:///{folder.FullName}/runs.db";
                app.Binary = Path.Combine(folder.FullName, "binary");
            });
            (await host.RunAsync<AttachAndRead>([1])).EnsureCompleted();
            using var process = Process.GetCurrentProcess();
            var before = process.WorkingSet64;
            for (var round = 0; round < rounds; round++)
            {
                var bytes = (mebibytes << 20) + round; // one more each time: known content would not be written
                (await host.RunAsync<AttachAndRead>([bytes])).EnsureCompleted();
                process.Refresh();
                var (written, read) = await ByHandAsync(times, bytes, Path.Combine(folder.FullName, "by-hand"));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{mebibytes} MiB: attach {Rate(bytes, times.Attached):N0} MiB/s (by hand {Rate(bytes, written):N0}), read {Rate(bytes, times.Read):N0} MiB/s (by hand {Rate(bytes, read):N0}), grown by {(process.PeakWorkingSet64 - before) / MiB:N0} MiB"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Rate(long bytes, TimeSpan time) => bytes / MiB / time.TotalSeconds;

    private static async Task<(TimeSpan Written, TimeSpan Read)> ByHandAsync(AttachmentTimes times, long bytes, string path)
    {
        var began = Stopwatch.GetTimestamp();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        await using (var content = times.Content(bytes))
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            while (await content.ReadAsync(buffer) is > 0 and var count)
            {
                hash.AppendData(buffer, 0, count);
                await file.WriteAsync(buffer.AsMemory(0, count));
            }

            file.Flush(flushToDisk: true);
        }

        var written = Stopwatch.GetElapsedTime(began);
        began = Stopwatch.GetTimestamp();
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0))
        {
            await SHA256.HashDataAsync(file);
        }

        return (written, Stopwatch.GetElapsedTime(began));
    }
}
