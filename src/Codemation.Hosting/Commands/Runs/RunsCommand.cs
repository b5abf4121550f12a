using System.CommandLine;
using Codemation.Runtime.Storage;

namespace Codemation.Hosting.Commands.Runs;

/// <summary><c>runs</c>: looks at stored runs and finishes interrupted ones.</summary>
internal static class RunsCommand
{
    // Shorter ones are more likely mistyped than meant.
    private const int ShortestPrefix = 6;

    public static Command Create(CommandContext context) => new("runs", "Looks at stored runs, and finishes interrupted ones.")
    {
        RunsListCommand.Create(context),
        RunsShowCommand.Create(context),
        RunsResumeCommand.Create(context),
    };

    public static Argument<string> Id() => new("id") { Description = "The run's id, or the beginning of it" };

    /// <summary>The run that an id, or the end or beginning of one, means.</summary>
    public static async Task<RunRow> FindAsync(IRunReader runs, string id, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(id, cancellationToken) is { } exact)
        {
            return exact;
        }

        var matches = new List<RunRow>();
        if (id.Length >= ShortestPrefix)
        {
            await foreach (var row in AllAsync(runs, cancellationToken))
            {
                if (row.Id.StartsWith(id, StringComparison.Ordinal) && row.ParentRunId is null)
                {
                    matches.Add(row);
                }
            }
        }

        return matches switch
        {
            [var only] => only,
            [] => throw new UsageException($"There is no run {id}. \"runs list\" names the latest ones."),
            _ => throw new UsageException($"Several runs begin with {id}: {string.Join(", ", matches.Take(5).Select(static row => row.Id))}. Give more of the id."),
        };
    }

    private static async IAsyncEnumerable<RunRow> AllAsync(
        IRunReader runs, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new RunQuery { Limit = 1000 };
        while (true)
        {
            var page = await runs.ListAsync(query, cancellationToken);
            foreach (var row in page)
            {
                yield return row;
            }

            if (page.Count < query.Limit)
            {
                yield break;
            }

            query = query with { Before = page[^1].Id };
        }
    }
}
