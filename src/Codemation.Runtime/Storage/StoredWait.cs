using System.Diagnostics.CodeAnalysis;

namespace Codemation.Runtime.Storage;

/// <summary>What an item waits for, as stored.</summary>
internal sealed record StoredWait : RunWait
{
    public StoredWait()
    {
    }

    /// <summary>A wait that has just begun.</summary>
    [SetsRequiredMembers]
    public StoredWait(RunWait wait)
        : base(wait)
    {
    }

    /// <summary>The signal that came for it; null while none did.</summary>
    public StoredSignal? Signal { get; init; }
}
