namespace Codemation.Runtime.Storage;

internal enum ActivationStatus
{
    /// <summary>Written before a step with effects runs, so that a crash counts as an attempt.</summary>
    Started,

    Completed,

    Failed,
}
