using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>What is told to all processes that listen, when the transaction that says it is committed.</summary>
internal static class QueueNotice
{
    public const string Channel = "codemation_queue";

    public const string Pending = "pending";

    public const string CancelRequested = "cancel";

    private const string Notify = "SELECT pg_notify($1, $2)";

    public static void AppendTo(NpgsqlBatch batch, string notice) => batch.Add(Notify).Bind(Channel).Bind(notice);
}
