namespace Codemation.Runtime.Storage;

/// <summary>What a store tells those who execute runs.</summary>
internal enum QueueChange
{
    /// <summary>Runs may have become pending.</summary>
    Pending,

    /// <summary>The cancellation of running runs was asked for.</summary>
    CancelRequested,
}
