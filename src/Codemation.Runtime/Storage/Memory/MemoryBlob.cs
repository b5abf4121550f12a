namespace Codemation.Runtime.Storage.Memory;

/// <summary>Content that runs hold, or held.</summary>
internal sealed class MemoryBlob(Blob blob)
{
    public Blob Blob => blob;

    /// <summary>How many runs hold it.</summary>
    public int References { get; set; }

    /// <summary>When a run last came to hold it.</summary>
    public DateTimeOffset HeldAt { get; set; }
}
