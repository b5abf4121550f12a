namespace Codemation.Benchmarks.Dispatch;

/// <summary>Never gets past its only step.</summary>
[Workflow("bench.held")]
public sealed partial class Held : Workflow<int, int>
{
    public static Action Arrived { get; set; } = static () => { };

    protected override Flow<int> Define(Start<int> start) => start
        .OnManual()
        .MapAsync("hold", async (number, context) =>
        {
            Arrived();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            return number;
        });
}
