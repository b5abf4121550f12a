using Codemation.Runtime.Faults;

namespace Codemation.Chaos.Scenarios;

/// <summary>Which scenario makes something go wrong at which fault points. Together they have all of them.</summary>
internal static class PointGroups
{
    public static IReadOnlyList<FaultPoint> SqliteMigrations { get; } = Named("SqliteMigration");

    public static IReadOnlyList<FaultPoint> PostgresMigrations { get; } = Named("PostgresMigration");

    /// <summary>
    /// Those around the firing of a schedule. No workflow here has one: the runtime's own tests kill processes there (<c>FiringFaultTests</c>).
    /// </summary>
    public static IReadOnlyList<FaultPoint> Schedules { get; } = Named("Schedule");

    /// <summary>Those that a worker on SQLite passes while it executes runs.</summary>
    public static IReadOnlyList<FaultPoint> OnSqlite { get; } = [.. Enum.GetValues<FaultPoint>().Except(SqliteMigrations).Except(Schedules).Except(Named("Postgres"))];

    /// <summary>Those that a worker on PostgreSQL passes while it executes runs.</summary>
    public static IReadOnlyList<FaultPoint> OnPostgres { get; } = [.. Enum.GetValues<FaultPoint>().Except(PostgresMigrations).Except(Schedules).Except(Named("Sqlite"))];

    private static FaultPoint[] Named(string prefix)
        => [.. Enum.GetValues<FaultPoint>().Where(point => $"{point}".StartsWith(prefix, StringComparison.Ordinal))];
}
