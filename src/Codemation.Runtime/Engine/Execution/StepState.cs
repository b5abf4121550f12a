namespace Codemation.Runtime.Engine.Execution;

internal enum StepState : byte
{
    Waiting,
    Running,
    Finished,
}
