using Codemation.Runtime.Faults;

namespace Codemation.Chaos.Scenarios;

/// <summary>Which scenario makes something go wrong at which fault points. Together they have all of them.</summary>
internal static class PointGroups
{
    public static IReadOnlyList<FaultPoint> SqliteMigrations { get; } = Named("SqliteMigration");

    public static IReadOnlyList<FaultPoint> PostgresMigrations { get; } = Named("PostgresMigration");

    /// <summary>
    /// Those around the firing of a schedule. The workflows that workers execute here have none: the runtime's own tests kill processes there
    /// (<c>FiringFaultTests</c>).
    /// </summary>
    public static IReadOnlyList<FaultPoint> Schedules { get; } = Named("Schedule");

    /// <summary>Those that only a web process passes.</summary>
    public static IReadOnlyList<FaultPoint> OverHttp { get; } = Named("Http");

    /// <summary>Those that a start over HTTP passes in a web process on SQLite.</summary>
    public static IReadOnlyList<FaultPoint> StartsOnSqlite { get; } = [.. OverHttp, FaultPoint.RunCreating, FaultPoint.SqliteCommitting, FaultPoint.SqliteCommitted, FaultPoint.RunCreated];

    /// <summary>Those that a start over HTTP passes in a web process on PostgreSQL.</summary>
    public static IReadOnlyList<FaultPoint> StartsOnPostgres { get; } = [.. OverHttp, FaultPoint.RunCreating, FaultPoint.PostgresCommitting, FaultPoint.PostgresCommitted, FaultPoint.RunCreated];

    /// <summary>Those that a worker on SQLite passes while it executes runs.</summary>
    public static IReadOnlyList<FaultPoint> OnSqlite { get; } = [.. Enum.GetValues<FaultPoint>().Except(OverHttp).Except(Schedules).Except(SqliteMigrations).Except(Named("Postgres"))];

    /// <summary>Those that a worker on PostgreSQL passes while it executes runs.</summary>
    public static IReadOnlyList<FaultPoint> OnPostgres { get; } = [.. Enum.GetValues<FaultPoint>().Except(OverHttp).Except(Schedules).Except(PostgresMigrations).Except(Named("Sqlite"))];

    private static FaultPoint[] Named(string prefix)
        => [.. Enum.GetValues<FaultPoint>().Where(point => $"{point}".StartsWith(prefix, StringComparison.Ordinal))];
}
