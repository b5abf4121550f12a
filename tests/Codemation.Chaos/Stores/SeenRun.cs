namespace Codemation.Chaos.Stores;

/// <summary>A run as the store has it.</summary>
internal sealed record SeenRun
{
    public required string Id { get; init; }

    public required string Workflow { get; init; }

    public required string Status { get; init; }

    public string? Owner { get; init; }

    public string? Parent { get; init; }

    public string? WaitReason { get; init; }

    /// <summary>JSON.</summary>
    public string? Error { get; init; }

    public bool IsOpen => Status is "pending" or "running" or "suspended";
}

/// <summary>A record of a step as the store has it.</summary>
internal sealed record SeenStep(string Run, string Step, long Seq, string Status, int Attempt);
