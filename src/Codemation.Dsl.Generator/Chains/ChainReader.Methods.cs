using Codemation.Dsl.Generator.Chains.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <content>Which method a call means, also where the code doesn't compile yet.</content>
internal sealed partial class ChainReader
{
    private IMethodSymbol? CalledMethod(InvocationExpressionSyntax call, ChainValue? receiver, ChainScope scope)
    {
        var info = scope.Model.GetSymbolInfo(call, cancellationToken);
        if (info.Symbol is IMethodSymbol method)
        {
            return method;
        }

        var candidates = info.CandidateSymbols.OfType<IMethodSymbol>().ToArray();
        var meant = MostAlike(candidates.Length > 0 ? candidates : Named(call, receiver), call);
        if (meant is not null)
        {
            draft.Report(ChainProblemKind.DoesNotCompile, call);
        }

        return meant;
    }

    /// <summary>The DSL's methods of the name, where a hole further up keeps the compiler from knowing the type.</summary>
    private IEnumerable<IMethodSymbol> Named(InvocationExpressionSyntax call, ChainValue? receiver)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name })
        {
            return [];
        }

        var type = receiver switch
        {
            FlowValue flow => compilation.GetTypeByMetadataName("Codemation.Flow`1")?.Construct(flow.Items),
            EndsValue { Ends.Count: > 0 } ends => compilation.GetTypeByMetadataName("Codemation.Branches`1")?.Construct(ends.Ends[0].Items),
            _ => null,
        };
        return type?.GetMembers(name).OfType<IMethodSymbol>() ?? [];
    }

    private static IMethodSymbol? MostAlike(IEnumerable<IMethodSymbol> candidates, InvocationExpressionSyntax call) =>
        candidates.OrderByDescending(candidate => Resemblance(candidate, call)).FirstOrDefault();

    private static int Resemblance(IMethodSymbol candidate, InvocationExpressionSyntax call)
    {
        var score = 0;
        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count && i < candidate.Parameters.Length; i++)
        {
            if (arguments[i].Expression is LambdaExpressionSyntax lambda
                && candidate.Parameters[i].Type is INamedTypeSymbol { DelegateInvokeMethod.Parameters.Length: var count }
                && count == LambdaParameters(lambda).Count)
            {
                score++;
            }
        }

        return score - (arguments.Count > candidate.Parameters.Length ? 1 : 0);
    }
}
