namespace Codemation.Locks;

/// <summary>A change that leaves runs in flight without a way on.</summary>
/// <param name="Step">The step to look at; null when it is gone, or when the change is at the input.</param>
/// <param name="Cause">What changed, as the beginning of a sentence.</param>
/// <param name="Stranded">Which runs can't go on, as parts of a sentence: <c>runs that wait at "approve"</c>.</param>
/// <param name="RemovedSteps">The steps whose removal is the cause; empty for other causes.</param>
internal sealed record PlanChange(string? Step, string Cause, IReadOnlyList<string> Stranded, IReadOnlyList<string> RemovedSteps)
{
    /// <summary>What changed and whom it strands, as one sentence without its full stop.</summary>
    public override string ToString() => Cause + ", which strands " + string.Join(", ", Stranded);
}
