namespace Codemation.Runtime.Storage;

/// <summary>The store can't be used as things stand; the message says what to do.</summary>
internal sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
