using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>Something wrong in a definition, and where.</summary>
internal sealed record ChainProblem(ChainProblemKind Kind, Location Location, params string[] Arguments)
{
    /// <summary>Where the id was used first, for one that is used twice.</summary>
    public Location? Earlier { get; init; }

    /// <summary>Whether the plan can't be known because of it.</summary>
    public bool BreaksPlan => Kind is not (ChainProblemKind.FlowUnused or ChainProblemKind.BranchUnused or ChainProblemKind.CaseUnreachable);
}
