namespace Codemation;

/// <summary>A connection of the plan.</summary>
/// <param name="From">Where the items come from.</param>
/// <param name="Step">The index of the step that takes them.</param>
/// <param name="Input">Which of that step's inputs they arrive at, from 0.</param>
public readonly record struct PlanEdge(PlanSource From, int Step, int Input);
