namespace Codemation.Runtime.Telemetry;

/// <summary>Where telemetry is kept. It outlives the runs that it is of.</summary>
internal interface ITelemetryStore
{
    /// <summary>Writes a batch, as a whole or not at all.</summary>
    ValueTask WriteAsync(TelemetryBatch batch, CancellationToken cancellationToken);

    /// <summary>The spans of a run, in the order they began.</summary>
    ValueTask<IReadOnlyList<SpanRecord>> SpansAsync(string runId, CancellationToken cancellationToken);

    /// <summary>The metric points of a run, in the order they were measured.</summary>
    ValueTask<IReadOnlyList<MetricPoint>> PointsAsync(string runId, CancellationToken cancellationToken);

    /// <summary>The artifacts of a run without their content, in the order they were kept.</summary>
    ValueTask<IReadOnlyList<StoredArtifact>> ArtifactsAsync(string runId, CancellationToken cancellationToken);

    /// <summary>The content of an artifact.</summary>
    /// <returns>Null when there is none.</returns>
    ValueTask<ReadOnlyMemory<byte>?> ReadArtifactAsync(string runId, long id, CancellationToken cancellationToken);

    /// <summary>The workflows that there is telemetry of a kind of, those included that no host has any more.</summary>
    ValueTask<IReadOnlyList<string>> WorkflowsAsync(TelemetryKind kind, CancellationToken cancellationToken);

    /// <summary>Removes telemetry of one kind and one workflow; never that of open runs.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="workflowId">The workflow.</param>
    /// <param name="before">Only what ended, was measured or was kept before this time; of spans that were written together, all of them.</param>
    /// <param name="most">How much at most; spans of a run that were written together count once.</param>
    /// <param name="cancellationToken">Gives up before anything is removed.</param>
    /// <returns>How much was removed; less than asked for when no more is left.</returns>
    ValueTask<int> DeleteAsync(TelemetryKind kind, string workflowId, DateTimeOffset before, int most, CancellationToken cancellationToken);
}
