namespace Codemation.Runtime.Storage;

/// <summary>An item's JSON is larger than the limit.</summary>
internal sealed class ItemTooLargeException(string step, int item, string problem) : UnwritableItemException(step, item, problem);
