namespace Codemation.Runtime.Storage;

/// <summary>What a request to create a run did; all but the first changed nothing.</summary>
internal enum CreateOutcome
{
    Created,

    /// <summary>There is a run with this id.</summary>
    IdTaken,

    /// <summary>A run of this workflow was created with the same key and the same input.</summary>
    Repeated,

    /// <summary>A run of this workflow was created with the same key and another input.</summary>
    KeyTaken,

    /// <summary>This firing of the trigger created a run already.</summary>
    AlreadyFired,

    /// <summary>The run to take over from is gone, or lacks a completed activation that was asked for.</summary>
    NothingToTakeOver,
}
