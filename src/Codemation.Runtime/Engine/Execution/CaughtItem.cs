namespace Codemation.Runtime.Engine.Execution;

/// <summary>An item that did not leave the body of a try.</summary>
/// <param name="Origin">Its position in the batch that entered the try.</param>
/// <param name="Position">The position, in the batch of the step that failed, of the first failed item it was in.</param>
/// <param name="Error">Why.</param>
internal readonly record struct CaughtItem(int Origin, int Position, CaughtError Error);
