namespace Codemation;

/// <summary>The state of a run.</summary>
public enum RunStatus
{
    /// <summary>Accepted; waits for a free place.</summary>
    Pending,

    /// <summary>Being executed, or interrupted while it was.</summary>
    Running,

    /// <summary>Waits for a time, a signal, another run or an operator; holds no thread and no memory.</summary>
    Suspended,

    /// <summary>Ended with outputs.</summary>
    Completed,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>Ended because somebody asked for it.</summary>
    Cancelled,
}
