using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Events;

/// <summary>Two steps with effects that could overlap.</summary>
[Workflow("events.forked")]
public sealed partial class ForkedWorkflow(Probe probe) : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start)
    {
        var begin = start.OnManual().Map("begin", number => number);
        var first = begin.MapAsync("first", (number, _) => NoteAsync("first", number));
        var second = begin.MapAsync("second", (number, _) => NoteAsync("second", number));
        return Flow.Merge("both", first, second);
    }

    private async ValueTask<int> NoteAsync(string step, int number)
    {
        probe.Note(step);
        await Task.Yield();
        return number;
    }
}
