using Codemation.Runtime.Storage.Batches;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Activations that are to be inserted in one statement, column by column, and the batches of their further ports.</summary>
internal sealed class ActivationTable
{
    private const string InsertActivations =
        """
        INSERT INTO activations
            (run_id, seq, step, status, attempt, started_at, finished_at, items_in, error, caught, count, lineage, payload_id, items, attachments)
        SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::integer[], $6::timestamptz[], $7::timestamptz[], $8::integer[],
            $9::text[], $10::text[], $11::integer[], $12::bytea[], $13::bigint[], $14::bytea[], $15::bytea[])
        """;

    private const string InsertBatches =
        """
        INSERT INTO batches (run_id, seq, port, count, lineage, payload_id, items, attachments)
        SELECT * FROM unnest($1::text[], $2::bigint[], $3::integer[], $4::integer[], $5::bytea[], $6::bigint[], $7::bytea[], $8::bytea[])
        """;

    private const string Find = "SELECT 1 FROM activations WHERE run_id = $1 AND seq = $2";

    private const string UsePayloads = "UPDATE payloads SET used = true WHERE id = ANY($1)";

    private readonly List<string> runIds = [];
    private readonly List<long> seqs = [];
    private readonly List<string> steps = [];
    private readonly List<string> statuses = [];
    private readonly List<int> attempts = [];
    private readonly List<DateTime?> startedAt = [];
    private readonly List<DateTime?> finishedAt = [];
    private readonly List<int> itemsIn = [];
    private readonly List<string?> errors = [];
    private readonly List<string?> caught = [];
    private readonly BatchColumns firstPorts = new();
    private readonly List<string> batchRunIds = [];
    private readonly List<long> batchSeqs = [];
    private readonly List<int> batchPorts = [];
    private readonly BatchColumns furtherPorts = new();

    public bool IsEmpty => runIds.Count == 0;

    /// <summary>Adds the input of a run.</summary>
    public void AddInput(NewRun run, EncodedBatch input, PooledBytes bytes)
    {
        AddRow(run.Id, 0, TriggerBatch.Step, ActivationStatus.Completed, 1, run.CreatedAt, null, 0, null, null);
        firstPorts.Add(input, bytes);
    }

    /// <summary>Adds an activation with its outputs.</summary>
    /// <returns>How many outputs it has.</returns>
    public int Add(string runId, long seq, ActivationRecord record, ReadOnlySpan<EncodedBatch> outputs, PooledBytes bytes)
    {
        AddRow(
            runId, seq, record.Step, record.Status, record.Attempt, record.StartedAt, record.FinishedAt, record.ItemsIn,
            StoredErrors.Write(record.Error), record.Caught);
        if (record.Outputs.Count == 0)
        {
            firstPorts.AddNone();
            return 0;
        }

        firstPorts.Add(outputs[0], bytes);
        for (var port = 1; port < record.Outputs.Count; port++)
        {
            batchRunIds.Add(runId);
            batchSeqs.Add(seq);
            batchPorts.Add(port);
            furtherPorts.Add(outputs[port], bytes);
        }

        return record.Outputs.Count;
    }

    /// <summary>Adds the statements that insert everything.</summary>
    public void AppendTo(NpgsqlBatch batch, PostgresTransaction transaction)
    {
        if (IsEmpty)
        {
            return;
        }

        var (runId, seq) = (runIds[0], seqs[0]);
        transaction.Proof = proof => proof.Add(Find).Bind(runId).Bind(seq);
        firstPorts.Bind(batch.Add(InsertActivations)
            .Bind(runIds).Bind(seqs).Bind(steps).Bind(statuses).Bind(attempts).Bind(startedAt).Bind(finishedAt).Bind(itemsIn).Bind(errors).Bind(caught));
        if (batchRunIds.Count > 0)
        {
            furtherPorts.Bind(batch.Add(InsertBatches).Bind(batchRunIds).Bind(batchSeqs).Bind(batchPorts));
        }

        var payloads = firstPorts.Payloads.Concat(furtherPorts.Payloads).ToArray();
        if (payloads.Length > 0)
        {
            batch.Add(UsePayloads).Bind(payloads);
        }
    }

    private void AddRow(
        string runId, long seq, string step, ActivationStatus status, int attempt, DateTimeOffset started, DateTimeOffset? finished, int items,
        string? error, string? caughtItems)
    {
        runIds.Add(runId);
        seqs.Add(seq);
        steps.Add(step);
        statuses.Add(StoredNames.Of(status));
        attempts.Add(attempt);
        startedAt.Add(started.UtcDateTime);
        finishedAt.Add(PostgresParameters.Utc(finished));
        itemsIn.Add(items);
        errors.Add(error);
        caught.Add(caughtItems);
    }
}
