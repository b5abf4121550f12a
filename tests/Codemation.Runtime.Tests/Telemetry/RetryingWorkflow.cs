namespace Codemation.Runtime.Tests.Telemetry;

/// <summary>Succeeds at the attempt that the item names.</summary>
[Workflow("telemetry.retrying")]
public sealed partial class RetryingWorkflow : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .OnManual()
        .MapAsync(
            "flaky",
            (number, context) =>
            {
                context.Telemetry.Measure("attempts", 1);
                return context.Attempt >= number ? new ValueTask<int>(number) : throw new InvalidOperationException($"attempt {context.Attempt} of {number}");
            },
            new StepOptions { Retry = Retry.Fixed(3, TimeSpan.Zero) });
}
