namespace Codemation.Runtime.Tests.Events;

[Workflow("events.calling")]
public sealed partial class CallingToldWorkflow(ToldWorkflow told) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.OnManual().Call("call", told);
}
