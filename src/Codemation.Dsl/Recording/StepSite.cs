namespace Codemation.Recording;

/// <summary>What every recorded step has: its identity, where it takes items from, its options and its place in the source.</summary>
internal sealed record StepSite(string Id, PlanSource[] Inputs, StepOptions? Options, string File, int Line);
