namespace Codemation.Runtime.Storage;

/// <summary>An item that waits no more.</summary>
/// <param name="Step">The step.</param>
/// <param name="Item">The item's position in the step's batch.</param>
/// <param name="Signal">
/// The signal that it goes on with; null when it is something else. A signal that came for it meanwhile, as the time ran out, is
/// then kept for the next who waits for it.
/// </param>
internal readonly record struct SettledWait(string Step, int Item, long? Signal = null);
