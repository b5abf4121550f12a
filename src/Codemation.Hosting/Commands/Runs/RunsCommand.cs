using System.CommandLine;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Sqlite;

namespace Codemation.Hosting.Commands.Runs;

/// <summary><c>runs</c>: looks at stored runs, and acts on them.</summary>
internal static class RunsCommand
{
    // Shorter ones are more likely mistyped than meant.
    private const int ShortestPrefix = 6;

    public static Command Create(CommandContext context) => new("runs", "Looks at stored runs, and acts on them.")
    {
        RunsListCommand.Create(context),
        RunsShowCommand.Create(context),
        RunsWatchCommand.Create(context),
        RunsResumeCommand.Create(context),
        RunsRerunCommand.Create(context),
        RunsCancelCommand.Create(context),
    };

    public static Argument<string> Id() => new("id") { Description = "The run's id, or the beginning of it" };

    /// <summary>Opens the runs to act on them here.</summary>
    /// <param name="host">The host.</param>
    /// <param name="request">What the process that executes them can be asked for instead.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreUnavailableException">Another process has them for itself.</exception>
    public static async Task<RunService> OpenAsync(WorkflowHost host, string request, CancellationToken cancellationToken)
    {
        try
        {
            var runs = await host.OpenAsync(cancellationToken);
            if (host.Database is SqliteDatabase)
            {
                // Nobody else executes them now: what an earlier process left is only waiting.
                await runs.RecoverAsync(cancellationToken);
            }

            return runs;
        }
        catch (StoreUnavailableException held)
        {
            throw new StoreUnavailableException($"{held.Message} If it serves the HTTP API it can do this itself: {request}.", held);
        }
    }

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
