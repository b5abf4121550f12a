namespace Codemation.Runtime.Storage;

internal enum ActivationStatus
{
    /// <summary>Written before a step with effects runs, so that a crash counts as an attempt.</summary>
    Started,

    /// <summary>Some of its items wait; the others are recorded. Going on with it is the same attempt.</summary>
    Suspended,

    Completed,

    Failed,
}
