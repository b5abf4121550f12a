using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans;

/// <summary>What to change in a document, and what to call it.</summary>
internal sealed record PlanRewriting(string Title, params TextChange[] Changes)
{
    /// <summary>The ids of the router that is added and of the merge that ends its branches; null where there is none.</summary>
    public (string Router, string Merge)? Routed { get; init; }
}
