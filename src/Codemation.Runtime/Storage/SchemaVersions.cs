namespace Codemation.Runtime.Storage;

/// <summary>The migrations that a program knows, in order.</summary>
internal static class SchemaVersions
{
    /// <summary>Sees to it that migrations are numbered from 1 without gaps.</summary>
    public static void EnsureInOrder(IReadOnlyList<StoreMigration> known)
    {
        for (var i = 0; i < known.Count; i++)
        {
            if (known[i].Number != i + 1)
            {
                throw new ArgumentException($"Migration {known[i].Number} \"{known[i].Name}\" stands where {i + 1} is due.", nameof(known));
            }
        }
    }

    /// <summary>The migrations that a database with a version lacks.</summary>
    /// <exception cref="StoreUnavailableException">A newer program has migrated the database.</exception>
    public static IReadOnlyList<StoreMigration> Pending(IReadOnlyList<StoreMigration> known, int version, string database) =>
        version <= known.Count
            ? [.. known.Skip(version)]
            : throw new StoreUnavailableException(
                $"The database \"{database}\" has schema version {version}; this program knows versions up to {known.Count}. " +
                "Run the newer version of the program, or restore a backup that was made before the update.");

    public static StoreUnavailableException Missing(string database) =>
        new($"There is no database at \"{database}\" yet; the first run makes it, or \"db migrate\" does.");

    public static StoreUnavailableException Behind(string database, int missing) =>
        new($"The database \"{database}\" lacks {missing} of this program's migrations. Run \"db migrate\".");
}
