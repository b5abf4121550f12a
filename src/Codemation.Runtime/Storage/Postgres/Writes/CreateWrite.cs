using Codemation.Runtime.Storage.Batches;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>A run that is to be created with its input.</summary>
/// <param name="run">The run.</param>
/// <param name="batches">Its input, then the outputs of the activations that count as completed.</param>
/// <param name="bytes">The batches' items.</param>
/// <param name="cancellationToken">Cancels the write before it starts.</param>
internal sealed class CreateWrite(NewRun run, List<EncodedBatch> batches, PooledBytes bytes, CancellationToken cancellationToken)
    : PostgresWrite<RunCreation>(run.Id, cancellationToken)
{
    public NewRun Run => run;

    public List<EncodedBatch> Batches => batches;

    public PooledBytes Bytes => bytes;
}
