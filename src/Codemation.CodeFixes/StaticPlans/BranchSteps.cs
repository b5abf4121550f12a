using Codemation.Dsl.Generator.Chains;
using Codemation.Dsl.Generator.Chains.Callbacks;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.StaticPlans;

/// <summary>
/// Tells whether the branches of a router mean nothing when no item takes them, and nothing else when all do: most steps do not run
/// for no items, and keep the order that the merge sorts by.
/// </summary>
internal sealed class BranchSteps(ChainReading reading, INamedTypeSymbol workflow, Compilation compilation, CancellationToken cancellationToken)
{
    public bool MayStayEmpty(string router, string merge)
    {
        var behind = new HashSet<int>();
        var ids = new HashSet<string?>(StringComparer.Ordinal);
        foreach (var step in reading.Steps)
        {
            if (step.Id == router)
            {
                behind.Add(step.Index);
            }
            else if (step.Id != merge && step.Inputs.Any(input => behind.Contains(input.Step)))
            {
                behind.Add(step.Index);
                ids.Add(step.Id);
                if (step.Kind is StepKind.Callback or StepKind.MergeAppend || (step.Kind == StepKind.Aggregate && HasOptions(step)))
                {
                    return false;
                }
            }
        }

        return !reading.Steps.Any(step => !behind.Contains(step.Index) && ReadsOutput(step, ids));
    }

    // They may have it run for an empty batch.
    private static bool HasOptions(ChainStep step) => step.Call.ArgumentList.Arguments.Count > 2;

    // An output that not every item has any more; of a step that is not known it may be one.
    private bool ReadsOutput(ChainStep step, HashSet<string?> ids) => new StepCallbacks(compilation, cancellationToken).Reachable(step, workflow).Any(callback =>
        callback.Function.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Output" }, ArgumentList.Arguments: { Count: 1 } arguments }
            && (callback.Model.GetConstantValue(arguments[0].Expression, cancellationToken).Value is not string id || ids.Contains(id))));
}
