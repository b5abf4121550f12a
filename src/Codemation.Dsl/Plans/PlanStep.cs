using System.Collections.Immutable;

namespace Codemation;

/// <summary>A step of a plan.</summary>
public sealed record PlanStep
{
    /// <summary>The persisted identity of the step, unique in its workflow.</summary>
    public required string Id { get; init; }

    /// <summary>What the step does.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>Where its items come from, in input order; merges have several.</summary>
    public required ImmutableArray<PlanSource> Inputs { get; init; }

    /// <summary>Its outputs, in port order.</summary>
    public required ImmutableArray<PlanPort> Ports { get; init; }

    /// <summary>The index of the innermost <see cref="StepKind.Try"/> whose body holds this step; <c>-1</c> outside of any.</summary>
    public int Scope { get; init; } = -1;

    /// <summary>Whether the step's callback takes a <see cref="StepContext"/> and so may look at earlier outputs.</summary>
    public bool UsesContext { get; init; }

    /// <summary>The type of the signal that a <see cref="StepKind.WaitFor"/> waits for; null for other steps.</summary>
    public ItemType? Signal { get; init; }

    /// <summary>The request type of a <see cref="StepKind.Run"/> or <see cref="StepKind.Route"/>, or the workflow type of a <see cref="StepKind.Call"/>, for people.</summary>
    public string? Target { get; init; }
}
