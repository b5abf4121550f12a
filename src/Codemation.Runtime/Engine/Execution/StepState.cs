namespace Codemation.Runtime.Engine.Execution;

internal enum StepState : byte
{
    Waiting,
    Running,

    /// <summary>Its activation is; it runs again when a wait is over.</summary>
    Suspended,
    Finished,
}
