namespace Codemation.Runtime.Tests.Scheduling;

[Workflow("scheduling.doubling")]
public sealed partial class DoublingWorkflow : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .OnManual()
        .Map("check", number => number >= 0 ? number : throw new ArgumentOutOfRangeException(nameof(number), "Negative."))
        .Map("double", number => number * 2);
}
