namespace Codemation.Runtime.Storage.Postgres;

/// <summary>The numbers of events.</summary>
internal static class Migration0002
{
    public const string Sql =
        """
        ALTER TABLE runs ADD COLUMN events bigint NOT NULL DEFAULT 1;              -- the number of the last one; a run's creation is its first
        """;
}
