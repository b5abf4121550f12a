using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.Callbacks;

/// <summary>Finds the step's context where some code stands.</summary>
internal static class ContextParameter
{
    /// <summary>The name of the nearest parameter around a node that is a context, up to a function; null when there is none.</summary>
    public static string? NameAt(SyntaxNode node, SyntaxNode function, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var each = node; each is not null; each = each.Parent)
        {
            foreach (var parameter in ParametersOf(each))
            {
                if (model.GetDeclaredSymbol(parameter, cancellationToken) is IParameterSymbol symbol && IsContext(symbol.Type))
                {
                    return symbol.Name;
                }
            }

            if (each == function)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>Whether a type is <c>StepContext</c> or derives from it.</summary>
    public static bool IsContext(ITypeSymbol? type)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            if (each is { Name: "StepContext", ContainingNamespace: { Name: "Codemation", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<ParameterSyntax> ParametersOf(SyntaxNode function) => function switch
    {
        SimpleLambdaExpressionSyntax simple => [simple.Parameter],
        ParenthesizedLambdaExpressionSyntax several => several.ParameterList.Parameters,
        AnonymousMethodExpressionSyntax { ParameterList: { } list } => list.Parameters,
        BaseMethodDeclarationSyntax method => method.ParameterList.Parameters,
        LocalFunctionStatementSyntax local => local.ParameterList.Parameters,
        _ => [],
    };
}
