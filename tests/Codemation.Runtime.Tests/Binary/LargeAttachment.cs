using System.Diagnostics;
using System.Globalization;

namespace Codemation.Runtime.Tests.Binary;

/// <summary>A process of its own that attaches and reads back large content, and tells how much it grew.</summary>
internal static class LargeAttachment
{
    public const string Role = "attach-large";

    /// <summary>Prints the hash of what was read, and by how many bytes the process was ever larger than before.</summary>
    public static async Task RunAsync(string folder, string bytes)
    {
        await using var host = WorkflowHost.Create(app =>
        {
            app.AddWorkflows();
            app.Database = $"sqlite:///{folder}/runs.db";
            app.Binary = Path.Combine(folder, "binary");
        });

        // What is loaded and compiled by a first run is not what the content takes.
        (await host.RunAsync<LargeContent>([1])).EnsureCompleted();
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;

        var result = (await host.RunAsync<LargeContent>([long.Parse(bytes, CultureInfo.InvariantCulture)])).EnsureCompleted();

        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Outputs[0]} {process.PeakWorkingSet64 - before}"));
    }
}
