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
        var insert = session[InsertBatch].Bind(runId).Bind(seq).Bind(port).Bind(batch.Count).BindBlob(batch.Lineage.Span).Bind(batch.PayloadId);
        if (batch.PayloadId is { } payload)
        {
            insert.BindNull().BindNull().Run();
            session[UsePayload].Bind(payload).Run();
            return;
        }

        insert.BindText(bytes[batch.Inline.Items]);
        var attachments = bytes[batch.Inline.Attachments];
        (attachments.IsEmpty ? insert.BindNull() : insert.BindText(attachments)).Run();
    }
}
