namespace Codemation;

/// <summary>What a look at work elsewhere found.</summary>
/// <typeparam name="TState">What is needed to look again.</typeparam>
/// <typeparam name="TOut">What the work gives.</typeparam>
public readonly struct Poll<TState, TOut>
{
    private Poll(PollStatus status, Suspended<TState> next, NodeResult<TOut> result, string? problem)
    {
        Status = status;
        Next = next;
        Result = result;
        Problem = problem;
    }

    internal PollStatus Status { get; }

    internal Suspended<TState> Next { get; }

    internal NodeResult<TOut> Result { get; }

    internal string? Problem { get; }

    /// <summary>The work goes on.</summary>
    /// <param name="state">What is needed to look again.</param>
    /// <param name="pollAfter">How long to wait before the next look; zero or less looks at once.</param>
    public static Poll<TState, TOut> Running(TState state, TimeSpan pollAfter) => new(PollStatus.Running, new(state, pollAfter), default, null);

    /// <summary>The work is done.</summary>
    /// <param name="result">What it gave: a value, several, none or a whole item, as of any node.</param>
    public static Poll<TState, TOut> Done(NodeResult<TOut> result) => new(PollStatus.Done, default, result, null);

    /// <summary>The work failed for good. The item fails and is not retried.</summary>
    /// <param name="problem">What happened, for people.</param>
    public static Poll<TState, TOut> Failed(string problem)
    {
        ArgumentException.ThrowIfNullOrEmpty(problem);
        return new(PollStatus.Failed, default, default, problem);
    }
}
