using Codemation.Runtime.Storage.Batches;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>How a batch's row is written.</summary>
internal static class BatchRow
{
    /// <summary>Stands where the number of an activation stands for outputs.</summary>
    public const long InputSeq = 0;

    private const string InsertBatch =
        "INSERT INTO batches (run_id, seq, port, count, lineage, payload_id, items, attachments) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private const string UsePayload = "UPDATE payloads SET used = 1 WHERE id = ?";

    public static void Insert(SqliteSession session, string runId, long seq, int port, EncodedBatch batch, PooledBytes bytes)
    {
        Bind(session[InsertBatch].Bind(runId).Bind(seq).Bind(port), batch, bytes).Run();
        Use(session, batch);
    }

    /// <summary>Binds the columns <c>count, lineage, payload_id, items, attachments</c>.</summary>
    public static SqliteStatement Bind(SqliteStatement insert, EncodedBatch batch, PooledBytes bytes)
    {
        insert.Bind(batch.Count).BindBlob(batch.Lineage.Span).Bind(batch.PayloadId);
        if (batch.PayloadId is not null)
        {
            return insert.BindNull().BindNull();
        }

        insert.BindText(bytes[batch.Inline.Items]);
        var attachments = bytes[batch.Inline.Attachments];
        return attachments.IsEmpty ? insert.BindNull() : insert.BindText(attachments);
    }

    /// <summary>Keeps the payload of a batch from being discarded.</summary>
    public static void Use(SqliteSession session, EncodedBatch batch)
    {
        if (batch.PayloadId is { } payload)
        {
            session[UsePayload].Bind(payload).Run();
        }
    }
}
