using Codemation.Runtime.Catalog;

namespace Codemation.Hosting.Commands.Run;

/// <summary>Tells a person why a run failed.</summary>
internal static class FailureText
{
    private const int LongestInput = 200;

    public static async Task WriteAsync(TextWriter writer, WorkflowEntry entry, string runId, RunError error)
    {
        await writer.WriteLineAsync($"Run {runId} failed{Place(entry, error)}: {error.Type}: {error.Message}");
        if (error.FailedItems > 1)
        {
            await writer.WriteLineAsync($"  {error.FailedItems:N0} items failed; this is the first.");
        }

        if (error.Input is { } input)
        {
            await writer.WriteLineAsync($"  Item: {(input.Length > LongestInput ? $"{input[..LongestInput]}…" : input)}");
        }
    }

    private static string Place(WorkflowEntry entry, RunError error)
    {
        if (error.Step is null)
        {
            return "";
        }

        var item = error.Item is { } position ? $", item {position}" : "";
        return $" at step \"{error.Step}\"{item} ({entry.Bound.Step(error.Step).Location})";
    }
}
