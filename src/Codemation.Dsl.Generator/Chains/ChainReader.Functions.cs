using Codemation.Dsl.Generator.Chains.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <content>Lambdas, methods and local functions over flows: their bodies are read with the parameters bound.</content>
internal sealed partial class ChainReader
{
    private const string ReceiverName = "<receiver>";

    private readonly HashSet<IMethodSymbol> following = new(SymbolEqualityComparer.Default);

    /// <summary>Calls a function value, as the DSL or the author's code would.</summary>
    private ChainValue? Apply(ChainValue? function, IReadOnlyList<ChainValue?> arguments, SyntaxNode at, ChainScope scope)
    {
        switch (function)
        {
            case LambdaValue lambda:
                return ApplyLambda(lambda, arguments);
            case MethodValue { Receiver: null } method:
                return Follow(method.Method, arguments, receiver: null, method.Scope, at);
            case MethodValue method:
                return Follow(method.Method, [method.Receiver, .. arguments], method.Receiver, method.Scope, at);
            default:
                draft.Report(ChainProblemKind.FlowFromElsewhere, at, at.ToString());
                return null;
        }
    }

    private FlowValue ApplyToFlow(ChainValue? function, ChainValue argument, ITypeSymbol result, SyntaxNode at, ChainScope scope) =>
        Apply(function, [argument], at, scope) as FlowValue ?? Unknown(scope.Types.Apply(result, compilation));

    private ChainValue? ApplyLambda(LambdaValue function, IReadOnlyList<ChainValue?> arguments)
    {
        var scope = function.Scope.Inner();
        var parameters = LambdaParameters(function.Lambda);
        for (var i = 0; i < parameters.Count && i < arguments.Count; i++)
        {
            scope.Declare(parameters[i].Identifier.ValueText, arguments[i]);
        }

        return function.Lambda.Body switch
        {
            ExpressionSyntax expression => Evaluate(expression, scope),
            BlockSyntax block => ReadBlock(block, scope),
            _ => null,
        };
    }

    private static IReadOnlyList<ParameterSyntax> LambdaParameters(AnonymousFunctionExpressionSyntax lambda) => lambda switch
    {
        // An array and not a collection expression, which would be a SeparatedSyntaxList and stay empty.
        SimpleLambdaExpressionSyntax simple => new[] { simple.Parameter },
        ParenthesizedLambdaExpressionSyntax several => several.ParameterList.Parameters,
        AnonymousMethodExpressionSyntax { ParameterList: { } list } => list.Parameters,
        _ => Array.Empty<ParameterSyntax>(),
    };

    private ChainValue? Follow(
        IMethodSymbol called,
        IReadOnlyList<ChainValue?> arguments,
        ChainValue? receiver,
        ChainScope scope,
        SyntaxNode at)
    {
        var types = TypeSubstitution.For(called, scope.Types, compilation);
        if (called.MethodKind == MethodKind.LocalFunction && scope.Find(called.Name) is MethodValue local)
        {
            return Follow(called.OriginalDefinition, arguments, local.Scope.Inner(types), at) ?? Unknown(called.ReturnType, scope);
        }

        var method = Dispatch(called.ReducedFrom ?? called);
        if (!SymbolEqualityComparer.Default.Equals(method, called))
        {
            types = TypeSubstitution.For(method, types, compilation);
        }

        var definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        if (Syntax(definition) is not { } syntax)
        {
            draft.Report(ChainProblemKind.MethodNotFollowed, at, called.Name);
            return Unknown(called.ReturnType, scope);
        }

        dependencies.Add(syntax.SyntaxTree);
        var inner = new ChainScope(Model(syntax.SyntaxTree), types);
        inner.Declare(ReceiverName, receiver);
        return Follow(definition, arguments, inner, at) ?? Unknown(called.ReturnType, scope);
    }

    private ChainValue? Follow(IMethodSymbol definition, IReadOnlyList<ChainValue?> arguments, ChainScope scope, SyntaxNode at)
    {
        if (!following.Add(definition))
        {
            draft.Report(ChainProblemKind.Recursion, at, definition.Name);
            return null;
        }

        for (var i = 0; i < definition.Parameters.Length && i < arguments.Count; i++)
        {
            scope.Declare(definition.Parameters[i].Name, arguments[i]);
        }

        var result = ReadBody(definition, scope, at);
        following.Remove(definition);
        return result;
    }

    private ChainValue? ReadBody(IMethodSymbol definition, ChainScope scope, SyntaxNode at)
    {
        switch (Syntax(definition))
        {
            case BaseMethodDeclarationSyntax { ExpressionBody.Expression: var expression }:
                return Evaluate(expression, scope);
            case BaseMethodDeclarationSyntax { Body: { } block }:
                return ReadBlock(block, scope);
            case LocalFunctionStatementSyntax { ExpressionBody.Expression: var expression }:
                return Evaluate(expression, scope);
            case LocalFunctionStatementSyntax { Body: { } block }:
                return ReadBlock(block, scope);
            default:
                draft.Report(ChainProblemKind.MethodNotFollowed, at, definition.Name);
                return null;
        }
    }

    private SyntaxNode? Syntax(IMethodSymbol definition) => OwnSyntax(definition)?.GetSyntax(cancellationToken);

    /// <summary>Where a symbol is declared; null for those of referenced projects, whose source editors know but no model of ours binds.</summary>
    private SyntaxReference? OwnSyntax(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && compilation.ContainsSyntaxTree(reference.SyntaxTree) ? reference : null;

    /// <summary>The method that a virtual call on the workflow itself ends up in.</summary>
    private IMethodSymbol Dispatch(IMethodSymbol method)
    {
        if (!method.IsVirtual && !method.IsAbstract && !method.IsOverride)
        {
            return method;
        }

        for (INamedTypeSymbol? type = workflow; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(method.Name))
            {
                if (member is IMethodSymbol candidate && Overrides(candidate, method))
                {
                    return candidate.IsGenericMethod ? candidate.Construct([.. method.TypeArguments]) : candidate;
                }
            }
        }

        return method;
    }

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        for (IMethodSymbol? each = candidate; each is not null; each = each.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, method.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
