using System.Text.Json;
using System.Text.Json.Serialization;
using Codemation.Runtime.Storage;

namespace Codemation.Hosting.Documents;

/// <summary>A run, without its items.</summary>
internal sealed record RunDocument
{
    public required string Id { get; init; }

    public required string WorkflowId { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? FinishedAt { get; init; }

    public required int ItemsIn { get; init; }

    public required int? ItemsOut { get; init; }

    public required string Queue { get; init; }

    public required int Priority { get; init; }

    public required string? WaitReason { get; init; }

    public required DateTimeOffset? WakeAt { get; init; }

    public required bool CancelRequested { get; init; }

    public required string? IdempotencyKey { get; init; }

    public required JsonElement? Metadata { get; init; }

    public required JsonElement? Config { get; init; }

    public required string PlanHash { get; init; }

    public required string? StopAfter { get; init; }

    public required string? ParentRunId { get; init; }

    public required ErrorDocument? Error { get; init; }

    /// <summary>What its steps came to; only where they were asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ActivationDocument>? Steps { get; init; }

    public static RunDocument Of(RunRow row) => new()
    {
        Id = row.Id,
        WorkflowId = row.WorkflowId,
        Status = StatusNames.Of(row.Status),
        CreatedAt = row.CreatedAt,
        StartedAt = row.StartedAt,
        FinishedAt = row.FinishedAt,
        ItemsIn = row.ItemsIn,
        ItemsOut = row.ItemsOut,
        Queue = row.Queue,
        Priority = row.Priority,
        WaitReason = row.WaitReason,
        WakeAt = row.WakeAt,
        CancelRequested = row.CancelRequested,
        IdempotencyKey = row.IdempotencyKey,
        Metadata = RawJson.Read(row.Metadata),
        Config = RawJson.Read(row.Config),
        PlanHash = row.PlanHash,
        StopAfter = row.StopAfter,
        ParentRunId = row.ParentRunId,
        Error = ErrorDocument.Of(row.Error),
    };

    /// <summary>Without what may be large.</summary>
    public static RunDocument OfListed(RunRow row)
    {
        var document = Of(row);
        return document with { Config = null, Error = document.Error is { } error ? error with { Input = null, Stack = null } : null };
    }

    public static RunDocument Of(RunRow row, RunProgress progress)
        => Of(row) with { Steps = [.. progress.Activations.Select(ActivationDocument.Of)] };
}
