namespace Codemation.Runtime.Faults;

/// <summary>What goes wrong at a fault point.</summary>
internal enum FaultAction
{
    /// <summary>The process is killed, as by <c>kill -9</c>.</summary>
    Kill9,

    /// <summary>An exception that nobody expects.</summary>
    Throw,

    /// <summary>The exception of a connection that the other side has cut.</summary>
    Disconnect,

    /// <summary>The thread stands still for as many milliseconds as the parameter says.</summary>
    Delay,

    /// <summary>The thread stands still for good.</summary>
    Hang,

    /// <summary>Nothing: the point's name is appended to the file that the parameter names, the first time it is passed.</summary>
    Note,
}
