namespace Codemation.Runtime.Storage;

/// <summary>An item of a step with effects that finished while others of its batch did not.</summary>
/// <param name="Step">The step.</param>
/// <param name="Item">The item's position in the step's batch.</param>
/// <param name="Result">What the item gave, in the engine's own form.</param>
internal readonly record struct ItemCheckpoint(string Step, int Item, ReadOnlyMemory<byte> Result);
