namespace Codemation.Runtime.Storage;

/// <summary>How far a run got.</summary>
/// <param name="Activations">The latest record of each step that has one.</param>
/// <param name="Items">The finished items of steps whose latest record is <see cref="ActivationStatus.Started"/> or <see cref="ActivationStatus.Suspended"/>.</param>
/// <param name="Waits">What its items wait for, by step and item.</param>
internal sealed record RunProgress(
    IReadOnlyList<StoredActivation> Activations, IReadOnlyList<ItemCheckpoint> Items, IReadOnlyList<StoredWait> Waits)
{
    public static RunProgress None { get; } = new([], [], []);
}
