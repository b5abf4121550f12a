namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Which runs hold which content of binary storage.</summary>
internal static class Migration0003
{
    public const string Sql =
        """
        CREATE TABLE blobs (
            key     text COLLATE "C" NOT NULL PRIMARY KEY,
            sha256  text COLLATE "C" NOT NULL,
            size    bigint  NOT NULL,
            held_at timestamptz NOT NULL DEFAULT now(),            -- when a run last came to hold it
            refs    integer NOT NULL DEFAULT 0,                    -- how many runs hold it; kept by the triggers below
            dropped boolean NOT NULL DEFAULT false                 -- whether its bytes are being removed
        );

        CREATE UNIQUE INDEX blobs_by_content ON blobs (sha256) WHERE NOT dropped;
        CREATE INDEX blobs_unheld ON blobs (held_at) WHERE refs = 0 AND NOT dropped;
        CREATE INDEX blobs_dropped ON blobs (key) WHERE dropped;

        CREATE TABLE blob_refs (
            run_id text COLLATE "C" NOT NULL,
            key    text COLLATE "C" NOT NULL REFERENCES blobs (key),
            PRIMARY KEY (run_id, key)
        );

        CREATE INDEX blob_refs_by_blob ON blob_refs (key);

        CREATE FUNCTION blob_refs_added() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                UPDATE blobs SET refs = refs + counted.number
                FROM (SELECT key, count(*) AS number FROM added GROUP BY key) AS counted WHERE blobs.key = counted.key;
                RETURN NULL;
            END
        $body$;

        CREATE FUNCTION blob_refs_removed() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                UPDATE blobs SET refs = refs - counted.number
                FROM (SELECT key, count(*) AS number FROM removed GROUP BY key) AS counted WHERE blobs.key = counted.key;
                RETURN NULL;
            END
        $body$;

        CREATE TRIGGER blob_refs_added AFTER INSERT ON blob_refs
            REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION blob_refs_added();
        CREATE TRIGGER blob_refs_removed AFTER DELETE ON blob_refs
            REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION blob_refs_removed();
        """;
}
