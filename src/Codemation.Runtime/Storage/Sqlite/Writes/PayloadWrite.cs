using Codemation.Runtime.Storage.Batches;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Writes the next chunks of a payload ahead of the batch that will name it. Gives the payload's id.</summary>
internal sealed class PayloadWrite(
    long? payload, int firstChunk, List<EncodedChunk> chunks, PooledBytes bytes, CancellationToken cancellationToken)
    : SqliteWrite<long>(cancellationToken)
{
    private const string InsertPayload = "INSERT INTO payloads DEFAULT VALUES";
    private const string InsertChunk =
        "INSERT INTO payload_chunks (payload_id, chunk, count, items, attachments) VALUES (?, ?, ?, ?, ?)";

    protected override long Write(SqliteSession session)
    {
        var id = payload ?? NewPayload(session);
        for (var i = 0; i < chunks.Count; i++)
        {
            var chunk = chunks[i];
            var insert = session[InsertChunk].Bind(id).Bind(firstChunk + i).Bind(chunk.Count).BindText(bytes[chunk.Items]);
            var attachments = bytes[chunk.Attachments];
            (attachments.IsEmpty ? insert.BindNull() : insert.BindText(attachments)).Run();
        }

        return id;
    }

    private static long NewPayload(SqliteSession session)
    {
        session[InsertPayload].Run();
        return session.LastInsertedId;
    }
}
