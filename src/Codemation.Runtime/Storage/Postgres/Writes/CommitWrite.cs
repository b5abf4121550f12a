using Codemation.Runtime.Storage.Batches;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Progress of a run that is to be written. Gives null when the run belongs to another epoch or is not running.</summary>
/// <param name="commit">What to write.</param>
/// <param name="outputs">The outputs of all activations, one after the other.</param>
/// <param name="bytes">The outputs' items.</param>
/// <param name="cancellationToken">Cancels the write before it starts.</param>
internal sealed class CommitWrite(RunCommit commit, List<EncodedBatch> outputs, PooledBytes bytes, CancellationToken cancellationToken)
    : PostgresWrite<RunCommitted?>(commit.RunId, cancellationToken)
{
    public RunCommit Commit => commit;

    public List<EncodedBatch> Outputs => outputs;

    public PooledBytes Bytes => bytes;
}
