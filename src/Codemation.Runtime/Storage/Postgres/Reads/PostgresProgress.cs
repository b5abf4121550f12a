using System.Data.Common;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Reads how far a run got.</summary>
internal static class PostgresProgress
{
    public const string Activations =
        """
        SELECT DISTINCT ON (step) seq, step, status, attempt, started_at, finished_at, items_in, error, caught, count, lineage
        FROM activations WHERE run_id = $1 AND seq > 0 ORDER BY step, seq DESC
        """;

    public const string FurtherPorts = "SELECT seq, count, lineage FROM batches WHERE run_id = $1 ORDER BY seq, port";

    public const string Items = "SELECT step, item, result FROM item_checkpoints WHERE run_id = $1 ORDER BY step, item";

    public const string Waits =
        """
        SELECT waits.step, item, kind, due_at, waits.correlation, attempt, state, signal_id, payload, received_at
        FROM waits LEFT JOIN signals ON signals.id = signal_id
        WHERE waits.run_id = $1 ORDER BY waits.step, item
        """;

    public static void AppendTo(NpgsqlBatch batch, string runId)
    {
        batch.Add(Activations).Bind(runId);
        batch.Add(FurtherPorts).Bind(runId);
        batch.Add(Items).Bind(runId);
        batch.Add(Waits).Bind(runId);
    }

    public static async Task<RunProgress> ReadAsync(NpgsqlDataReader rows)
    {
        var latest = await rows.AllThenNextAsync(static row => (Seq: row.GetInt64(0), Activation: Activation(row))).ConfigureAwait(false);
        var ports = (await rows.AllThenNextAsync(static row => (Seq: row.GetInt64(0), Port: new StoredPort(row.GetInt32(1), row.Bytes(2)))).ConfigureAwait(false))
            .ToLookup(each => each.Seq, each => each.Port);
        var items = (await rows.AllThenNextAsync(static row => new ItemCheckpoint(row.GetString(0), row.GetInt32(1), row.Bytes(2))).ConfigureAwait(false))
            .ToLookup(item => item.Step, StringComparer.Ordinal);
        var waits = await rows.AllAsync(Wait).ConfigureAwait(false);

        latest.Sort(static (one, other) => one.Seq.CompareTo(other.Seq));
        return new RunProgress(
            latest.ConvertAll(each => each.Activation.Ports.Count == 0 ? each.Activation : each.Activation with { Ports = [.. each.Activation.Ports, .. ports[each.Seq]] }),
            [.. latest.Where(each => each.Activation.Status is ActivationStatus.Started or ActivationStatus.Suspended).SelectMany(each => items[each.Activation.Step])],
            waits);
    }

    private static StoredActivation Activation(DbDataReader row) => new()
    {
        Step = row.GetString(1),
        Status = StoredNames.ActivationStatus(row.GetString(2)),
        Attempt = row.GetInt32(3),
        StartedAt = row.Time(4),
        FinishedAt = row.TimeOrNull(5),
        ItemsIn = row.GetInt32(6),
        Error = StoredErrors.Read(row.TextOrNull(7)),
        Caught = row.TextOrNull(8),
        Ports = row.Int32OrNull(9) is { } count ? [new StoredPort(count, row.Bytes(10))] : [],
    };

    private static StoredWait Wait(DbDataReader row) => new()
    {
        Step = row.GetString(0),
        Item = row.GetInt32(1),
        Kind = StoredNames.WaitKind(row.GetString(2)),
        DueAt = row.TimeOrNull(3),
        Correlation = row.TextOrNull(4),
        Attempt = row.GetInt32(5),
        State = row.Bytes(6),
        Signal = row.Int64OrNull(7) is { } signal ? new StoredSignal(signal, row.GetString(8), row.Time(9)) : null,
    };
}
