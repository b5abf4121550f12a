namespace Codemation.Runtime.Storage;

/// <summary>What is to be known about a database.</summary>
internal sealed record DatabaseStatus
{
    /// <summary>A path, or an address without a password.</summary>
    public required string Name { get; init; }

    /// <summary>Null when there is no database yet.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>How many migrations were applied; more than are known when a newer program made them.</summary>
    public int SchemaVersion { get; init; }

    public required IReadOnlyList<StoreMigration> Pending { get; init; }

    /// <summary>SQLite or PostgreSQL.</summary>
    public required string Engine { get; init; }

    public required string EngineVersion { get; init; }

    /// <summary>SQLite's; null when there is no file yet.</summary>
    public string? JournalMode { get; init; }
}
