using Codemation.Runtime.Faults;

namespace Codemation.Chaos.Scenarios;

/// <summary>Which scenario makes something go wrong at which fault points. Together they have all of them.</summary>
internal static class PointGroups
{
    public static IReadOnlyList<FaultPoint> Migrations { get; } = Named("SqliteMigration");

    /// <summary>Those that a worker on SQLite passes while it executes runs.</summary>
    public static IReadOnlyList<FaultPoint> Running { get; } = [.. Enum.GetValues<FaultPoint>().Except(Migrations)];

    private static FaultPoint[] Named(string prefix)
        => [.. Enum.GetValues<FaultPoint>().Where(point => $"{point}".StartsWith(prefix, StringComparison.Ordinal))];
}
