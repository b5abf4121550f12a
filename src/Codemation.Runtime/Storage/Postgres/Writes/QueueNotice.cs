using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>
/// What is told to all processes that listen, when the transaction that says it is committed. Whoever says it hears it as well, and takes no
/// notice: what it has to know it tells itself without a way there and back.
/// </summary>
internal sealed class QueueNotice
{
    public const string Channel = "codemation_queue";

    private const string Pending = "pending";

    private const string CancelRequested = "cancel";

    private const string Notify = "SELECT pg_notify($1, $2)";

    private readonly string sender = $" {Guid.NewGuid():N}";

    public void AppendTo(NpgsqlBatch batch, QueueChange change) =>
        batch.Add(Notify).Bind(Channel).Bind((change == QueueChange.CancelRequested ? CancelRequested : Pending) + sender);

    /// <summary>What a notice says; null where it is one of these own.</summary>
    public QueueChange? Read(string notice)
    {
        if (notice.EndsWith(sender, StringComparison.Ordinal))
        {
            return null;
        }

        return notice.StartsWith(CancelRequested, StringComparison.Ordinal) ? QueueChange.CancelRequested : QueueChange.Pending;
    }
}
