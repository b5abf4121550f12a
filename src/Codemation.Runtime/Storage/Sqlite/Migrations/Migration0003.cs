namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>The numbers of events.</summary>
internal static class Migration0003
{
    public const string Sql =
        """
        ALTER TABLE runs ADD COLUMN events INTEGER NOT NULL DEFAULT 1;            -- the number of the last one; a run's creation is its first
        """;
}
