using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.Callbacks;

/// <summary>Finds waiting without <c>await</c>, and calls that could be cancelled and are not told how.</summary>
internal static class BlockingCalls
{
    public static IEnumerable<Diagnostic> Find(SyntaxNode function, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in function.DescendantNodes())
        {
            if (Waited(node, model, cancellationToken) is { } task)
            {
                yield return Diagnostic.Create(CallbackRules.Blocking, node.GetLocation(), Await(node, task), Shown(node, task));
            }
            else if (node is InvocationExpressionSyntax call && MissingToken(call, model, cancellationToken) is { } parameter
                && ContextParameter.NameAt(call, function, model, cancellationToken) is { } context)
            {
                var token = context + ".CancellationToken";
                var argument = parameter.Ordinal == call.ArgumentList.Arguments.Count ? token : $"{parameter.Name}: {token}";
                var properties = ImmutableDictionary<string, string?>.Empty.Add(CallbackProperties.Replacement, argument);
                yield return Diagnostic.Create(CallbackRules.TokenMissing, Name(call).GetLocation(), properties, Name(call).ToString(), context);
            }
        }
    }

    /// <summary>The task that an expression waits for: <c>task.Result</c>, <c>task.Wait()</c>, <c>task.GetAwaiter().GetResult()</c>.</summary>
    private static ExpressionSyntax? Waited(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) => node switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result", Expression: var task } when IsTask(task, model, cancellationToken) => task,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait", Expression: var task } }
            when IsTask(task, model, cancellationToken) => task,
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "GetResult",
                Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter", Expression: var task } },
            },
        } => task,
        _ => null,
    };

    private static bool IsTask(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetTypeInfo(expression, cancellationToken).Type is
        {
            Name: "Task" or "ValueTask",
            ContainingNamespace: { Name: "Tasks", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } },
        };

    private static ImmutableDictionary<string, string?> Await(SyntaxNode node, ExpressionSyntax task)
    {
        if (!IsAsync(node))
        {
            return ImmutableDictionary<string, string?>.Empty;
        }

        var text = "await " + task;
        return ImmutableDictionary<string, string?>.Empty.Add(
            CallbackProperties.Replacement, node.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax ? $"({text})" : text);
    }

    private static bool IsAsync(SyntaxNode node)
    {
        foreach (var each in node.Ancestors())
        {
            switch (each)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return !lambda.AsyncKeyword.IsKind(SyntaxKind.None);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case BaseMethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
            }
        }

        return false;
    }

    private static string Shown(SyntaxNode node, ExpressionSyntax task) => node.ToString().Substring(task.Span.End - node.SpanStart);

    private static SimpleNameSyntax Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => call.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Last(),
    };

    // An optional parameter that is left out, or one that another overload has at its end.
    private static IParameterSymbol? MissingToken(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.Expression is not (MemberAccessExpressionSyntax or SimpleNameSyntax or MemberBindingExpressionSyntax)
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } method)
        {
            return null;
        }

        if (method.Parameters.FirstOrDefault(static parameter => IsToken(parameter.Type)) is { } own)
        {
            var isGiven = call.ArgumentList.Arguments.Any(argument => argument.NameColon?.Name.Identifier.ValueText == own.Name)
                || call.ArgumentList.Arguments.ElementAtOrDefault(own.Ordinal) is { NameColon: null };
            return isGiven || !own.IsOptional ? null : own;
        }

        return (method.ReducedFrom ?? method).ContainingType.GetMembers(method.Name)
            .OfType<IMethodSymbol>()
            .Where(other => other.IsStatic == (method.ReducedFrom ?? method).IsStatic && model.IsAccessible(call.SpanStart, other))
            .Select(other => method.ReducedFrom is null ? other : other.ReduceExtensionMethod(method.ReceiverType!) ?? other)
            .Where(other => other.Parameters.Length == method.Parameters.Length + 1
                && other.TypeParameters.Length == method.TypeParameters.Length
                && IsToken(other.Parameters[method.Parameters.Length].Type)
                && other.Parameters.Zip(method.Parameters, static (its, mine) => its.Type.ToDisplayString() == mine.OriginalDefinition.Type.ToDisplayString()).All(static same => same))
            .Select(other => other.Parameters[method.Parameters.Length])
            .FirstOrDefault();
    }

    private static bool IsToken(ITypeSymbol type) => type is { Name: "CancellationToken", ContainingNamespace: { Name: "Threading", ContainingNamespace.Name: "System" } };
}
