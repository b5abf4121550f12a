namespace Codemation;

internal enum PollStatus
{
    // The value of a default, which no look should give.
    None,
    Running,
    Done,
    Failed,
}
