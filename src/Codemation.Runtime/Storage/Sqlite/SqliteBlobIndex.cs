using Codemation.Runtime.Binary;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Keeps in the database of the runs which of them hold which content.</summary>
internal sealed class SqliteBlobIndex(SqliteWriter writer, SqliteReaders readers, TimeProvider clock) : IBlobIndex
{
    public const string Find =
        """
        SELECT blobs.key, blobs.size FROM blobs JOIN blob_refs ON blob_refs.key = blobs.key
        WHERE blobs.sha256 = ? AND blobs.dropped = 0 AND blob_refs.run_id = ?
        """;

    public const string Releasable =
        """
        SELECT DISTINCT blob_refs.run_id FROM blob_refs JOIN runs ON runs.id = blob_refs.run_id
        WHERE runs.finished_at < ? AND (?2 IS NULL OR runs.workflow_id = ?2) ORDER BY blob_refs.run_id LIMIT ?
        """;

    public ValueTask<Blob?> HoldAsync(string runId, Blob blob, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new HoldBlobWrite(runId, blob, clock.GetUtcNow(), cancellationToken)));

    public ValueTask<Blob?> FindAsync(string runId, string sha256, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read((runId, sha256), static (session, wanted) =>
        {
            var select = session[Find].Bind(wanted.sha256).Bind(wanted.runId);
            if (!select.Step())
            {
                return default(Blob?);
            }

            var found = new Blob(BlobKey.Parse(select.Text(0)), select.Int64(1));
            select.Reset();
            return found;
        }));
    }

    public async ValueTask ShareAsync(string fromRunId, string toRunId, IReadOnlyCollection<string> sha256, CancellationToken cancellationToken) =>
        await writer.WriteAsync(new ShareBlobsWrite(new BlobShare(fromRunId, sha256), toRunId, cancellationToken)).ConfigureAwait(false);

    public async ValueTask<int> ReleaseAsync(DateTimeOffset endedBefore, string? workflowId, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // Looked for beside the writer, which others wait for.
        var ids = readers.Read((endedBefore, workflowId, most), static (session, wanted) =>
        {
            var found = new List<string>();
            var select = session[Releasable].Bind(wanted.endedBefore).Bind(wanted.workflowId).Bind(wanted.most);
            while (select.Step())
            {
                found.Add(select.Text(0));
            }

            return found;
        });
        return ids.Count == 0 ? 0 : await writer.WriteAsync(new ReleaseBlobsWrite(ids, cancellationToken)).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<Blob>> DropAsync(TimeSpan unheldFor, int most, CancellationToken cancellationToken) =>
        await writer.WriteAsync(new DropBlobsWrite(clock.GetUtcNow() - unheldFor, most, cancellationToken)).ConfigureAwait(false);

    public async ValueTask ForgetAsync(IReadOnlyList<Blob> removed, CancellationToken cancellationToken) =>
        await writer.WriteAsync(new ForgetBlobsWrite(removed, cancellationToken)).ConfigureAwait(false);
}
