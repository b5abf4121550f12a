namespace Codemation.Runtime.Storage;

/// <summary>What an item waits for, as stored.</summary>
internal sealed record StoredWait : RunWait
{
    /// <summary>The signal that came for it; null while none did.</summary>
    public StoredSignal? Signal { get; init; }
}
