namespace Codemation.Runtime.Storage;

/// <summary>What a request to cancel a run did.</summary>
internal enum CancelOutcome
{
    /// <summary>There is no such run.</summary>
    NotFound,

    /// <summary>The run had ended.</summary>
    HadEnded,

    /// <summary>The run ended as cancelled.</summary>
    Cancelled,

    /// <summary>The run is running; its owner was asked.</summary>
    Requested,
}
