using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Events;

/// <summary>A step without effects, one with, and one without again.</summary>
[Workflow("events.told")]
public sealed partial class ToldWorkflow(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start
        .OnManual()
        .Map("before", number => number + 1)
        .MapAsync("effect", async (number, context) =>
        {
            probe.Note("effect");
            await Task.Yield();
            context.CancellationToken.ThrowIfCancellationRequested();
            return number > 0 ? number : throw new InvalidOperationException("not positive");
        })
        .Map("after", number => number * 2);
}
