namespace Codemation.Runtime.Json;

/// <summary>What a scan of the buffered input came to.</summary>
internal enum ScanResult
{
    /// <summary>An item is there, complete and checked.</summary>
    Item,

    /// <summary>The buffer has to be filled first.</summary>
    NeedsMore,

    /// <summary>The input is at its end.</summary>
    End,
}
