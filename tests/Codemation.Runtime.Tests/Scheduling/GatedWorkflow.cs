namespace Codemation.Runtime.Tests.Scheduling;

[Workflow("scheduling.gated")]
public sealed partial class GatedWorkflow(Gate gate) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .OnManual()
        .MapAsync("pass", async (number, context) =>
        {
            await gate.PassAsync(number, context.CancellationToken);
            return number;
        })
        .Map("add", number => number + 1);
}
