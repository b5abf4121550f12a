namespace Codemation.Benchmarks.Dispatch;

/// <summary>One step that waits for something else for five milliseconds.</summary>
[Workflow("bench.five-milliseconds")]
public sealed partial class FiveMilliseconds : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .OnManual()
        .MapAsync("wait", async (number, context) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, context.CancellationToken);
            return number;
        });
}
