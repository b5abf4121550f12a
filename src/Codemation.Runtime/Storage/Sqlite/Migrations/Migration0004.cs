namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Which runs hold which content of binary storage.</summary>
internal static class Migration0004
{
    public const string Sql =
        """
        CREATE TABLE blobs (
            key     TEXT    NOT NULL PRIMARY KEY,
            sha256  TEXT    NOT NULL,
            size    INTEGER NOT NULL,
            held_at INTEGER NOT NULL,                     -- when a run last came to hold it
            refs    INTEGER NOT NULL DEFAULT 0,           -- how many runs hold it; kept by the triggers below
            dropped INTEGER NOT NULL DEFAULT 0            -- whether its bytes are being removed
        ) WITHOUT ROWID;

        CREATE UNIQUE INDEX blobs_by_content ON blobs (sha256) WHERE dropped = 0;
        CREATE INDEX blobs_unheld ON blobs (held_at) WHERE refs = 0 AND dropped = 0;
        CREATE INDEX blobs_dropped ON blobs (key) WHERE dropped = 1;

        CREATE TABLE blob_refs (
            run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
            key    TEXT NOT NULL REFERENCES blobs (key),
            PRIMARY KEY (run_id, key)
        ) WITHOUT ROWID;

        CREATE INDEX blob_refs_by_blob ON blob_refs (key);

        CREATE TRIGGER blob_ref_added AFTER INSERT ON blob_refs BEGIN
            UPDATE blobs SET refs = refs + 1 WHERE key = NEW.key;
        END;

        CREATE TRIGGER blob_ref_removed AFTER DELETE ON blob_refs BEGIN
            UPDATE blobs SET refs = refs - 1 WHERE key = OLD.key;
        END;
        """;
}
