using System.Data.Common;
using System.Runtime.CompilerServices;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Storage.Postgres;

namespace Codemation.Hosting.Commands.Doctor;

/// <summary>Whether the database can be used, and whether its clock is this machine's.</summary>
internal static class DatabaseChecks
{
    private const string Database = "database";
    private const string Clock = "clock";

    // From here on this machine does not lead schedules.
    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<Check> RunAsync(WorkflowHost host, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var check = await DatabaseAsync(host, cancellationToken);
        yield return check;
        if (check.State == CheckState.Ok && await ClockAsync(host, cancellationToken) is { } clock)
        {
            yield return clock;
        }
    }

    private static async Task<Check> DatabaseAsync(WorkflowHost host, CancellationToken cancellationToken)
    {
        try
        {
            var status = await host.Database.StatusAsync(cancellationToken);
            var engine = $"{status.Engine} {status.EngineVersion}, {status.Name}";
            if (status.SizeBytes is null)
            {
                return Check.Ok(Database, $"{engine}: not there yet; the first run makes it");
            }

            return status.Pending.Count == 0
                ? Check.Ok(Database, $"{engine}: schema {status.SchemaVersion}")
                : Check.Failed(Database, $"{engine}: {status.Pending.Count} migrations are missing", "Run \"db migrate\".");
        }
        catch (Exception error) when (error is StoreUnavailableException or DbException or TimeoutException)
        {
            return Check.Failed(Database, error.Message, "Start the database, or correct DATABASE_URL.");
        }
    }

    /// <summary>Null where the database has no clock of its own, or nothing in it yet.</summary>
    private static async Task<Check?> ClockAsync(WorkflowHost host, CancellationToken cancellationToken)
    {
        if (!await host.Database.ExistsAsync(cancellationToken))
        {
            return null;
        }

        await using var reader = await host.ReadRunsAsync(cancellationToken);
        if (reader is not PostgresRunReader postgres)
        {
            return null;
        }

        // The clock is asked on the way: half of the way there is the best guess of when.
        var asked = TimeProvider.System.GetUtcNow();
        var theirs = await postgres.ClockAsync(cancellationToken);
        var answered = TimeProvider.System.GetUtcNow();
        var skew = theirs - (asked + ((answered - asked) / 2));
        var text = $"the database's clock is {Math.Abs(skew.TotalSeconds):0.000} s {(skew < TimeSpan.Zero ? "behind" : "ahead of")} this machine's";
        return skew.Duration() <= MostSkew
            ? Check.Ok(Clock, text)
            : Check.Failed(Clock, text, "Have both follow a time server: a machine that is off by more than a second leads no schedules.");
    }
}
