namespace Codemation.Runtime.Storage;

/// <summary>What an item waits for.</summary>
internal enum WaitKind
{
    Time,

    /// <summary>A signal to its step with its correlation.</summary>
    Signal,

    /// <summary>To look again whether something outside has finished.</summary>
    Poll,

    /// <summary>The delay before the next attempt.</summary>
    Retry,

    /// <summary>The end of the sub-workflow whose run id is its correlation.</summary>
    SubWorkflow,
}
