namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>What is to be known about a database file.</summary>
internal sealed record SqliteDatabaseStatus
{
    public required string Path { get; init; }

    /// <summary>Null when there is no file yet.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>How many migrations were applied; more than are known when a newer program made them.</summary>
    public int SchemaVersion { get; init; }

    public required IReadOnlyList<SqliteMigration> Pending { get; init; }

    public required string SqliteVersion { get; init; }

    /// <summary>Null when there is no file yet.</summary>
    public string? JournalMode { get; init; }
}
