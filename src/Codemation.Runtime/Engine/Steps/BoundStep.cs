using Codemation.Recording;
using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>A step of a plan, joined with the author's code.</summary>
internal abstract class BoundStep(StepShape shape)
{
    public int Index { get; } = shape.Index;

    public string Id { get; } = shape.Recorded.Id;

    public StepKind Kind { get; } = shape.Recorded.Kind;

    public StepOptions Options { get; } = shape.Recorded.Options;

    public SourceLocation Location { get; } = shape.Recorded.Location;

    /// <summary>The index of the innermost try around the step, or -1.</summary>
    public int Scope { get; } = shape.Recorded.Scope;

    public int FirstSlot { get; } = shape.FirstSlot;

    public int[] InputSlots { get; } = shape.InputSlots;

    /// <summary>The slots that the lineage of its outputs refers to: those it takes its items from, unless a step says more.</summary>
    public virtual int[] LineageSlots => InputSlots;

    public PortCodec[] Ports { get; } = shape.Ports;

    /// <summary>Whether running the step again could be noticed outside, so that the run is stored before and after it.</summary>
    public virtual bool HasEffects => false;

    /// <summary>Whether the run may be suspended in it.</summary>
    public virtual bool MaySuspend
        => Options.Queue is not null || Options.Retry is { Attempts: > 1 } retry && retry.DelayAfter(retry.Attempts - 1, chance: 0) > RunExecution.LongestDelay;
}
