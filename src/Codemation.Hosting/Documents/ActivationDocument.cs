using Codemation.Runtime.Storage;

namespace Codemation.Hosting.Documents;

/// <summary>What became of a step in a run.</summary>
internal sealed record ActivationDocument
{
    public required string Step { get; init; }

    public required string Status { get; init; }

    public required int Attempt { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    public required int ItemsIn { get; init; }

    /// <summary>By port.</summary>
    public required IReadOnlyList<int> ItemsOut { get; init; }

    public required ErrorDocument? Error { get; init; }

    public static ActivationDocument Of(StoredActivation activation) => new()
    {
        Step = activation.Step,
        Status = StatusNames.Of(activation.Status),
        Attempt = activation.Attempt,
        StartedAt = activation.StartedAt,
        FinishedAt = activation.FinishedAt,
        ItemsIn = activation.ItemsIn,
        ItemsOut = [.. activation.Ports.Select(static port => port.Count)],
        Error = ErrorDocument.Of(activation.Error),
    };
}
