using Codemation.Dsl.Generator.Chains.Callbacks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.Payloads;

/// <summary>
/// Follows a text from where it is made to where it becomes part of an item: through locals, methods of the same class, initialisers, <c>with</c>,
/// interpolation, concatenation and conditions.
/// </summary>
/// <param name="functions">The code that is looked at: what a step is given, and what that calls.</param>
/// <param name="isItem">Whether a type is one of items.</param>
/// <param name="cancellationToken">Stops looking.</param>
internal sealed class TextFlow(IReadOnlyList<StepCallback> functions, Func<ITypeSymbol?, bool> isItem, CancellationToken cancellationToken)
{
    private readonly HashSet<SyntaxNode> visited = [];
    private readonly List<ExpressionSyntax> ends = [];

    /// <summary>The expressions that put the text into items.</summary>
    public IReadOnlyList<ExpressionSyntax> Ends(ExpressionSyntax text, StepCallback function)
    {
        visited.Clear();
        ends.Clear();
        Follow(text, function);
        return [.. ends];
    }

    private void Follow(ExpressionSyntax value, StepCallback function)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!visited.Add(value))
        {
            return;
        }

        switch (value.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or InterpolatedStringExpressionSyntax or PostfixUnaryExpressionSyntax:
                Follow((ExpressionSyntax)value.Parent, function);
                break;
            case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text }:
                Follow(text, function);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.CoalesceExpression } both:
                Follow(both, function);
                break;
            case ConditionalExpressionSyntax choice when choice.Condition != value:
                Follow(choice, function);
                break;
            case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choices } arm when arm.Expression == value:
                Follow(choices, function);
                break;
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == value && GivesText(call, function):
                Follow(call, function);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                FollowName(variable, variable.Identifier.ValueText, function);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == value:
                FollowAssignment(assignment, value, function);
                break;
            case ArgumentSyntax argument:
                FollowArgument(argument, value, function);
                break;
            case ExpressionElementSyntax { Parent: CollectionExpressionSyntax collection }:
                Follow(collection, function);
                break;
            case InitializerExpressionSyntax { Parent: ExpressionSyntax creation }:
                Follow(creation, function);
                break;
            case ArrowExpressionClauseSyntax or ReturnStatementSyntax or LambdaExpressionSyntax:
                FollowResult(value, function);
                break;
        }
    }

    private bool GivesText(InvocationExpressionSyntax call, StepCallback function) =>
        function.Model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType.SpecialType: SpecialType.System_String, ReturnType.SpecialType: SpecialType.System_String }
            or IMethodSymbol { Name: "ConfigureAwait" };

    private void FollowAssignment(AssignmentExpressionSyntax assignment, ExpressionSyntax value, StepCallback function)
    {
        if (assignment.Parent is InitializerExpressionSyntax { Parent: ExpressionSyntax made })
        {
            if (isItem(function.Model.GetTypeInfo(made, cancellationToken).Type))
            {
                ends.Add(value);
            }
        }
        else if (assignment.Left is IdentifierNameSyntax { Identifier.ValueText: var name })
        {
            FollowName(assignment, name, function);
        }
        else if (assignment.Left is MemberAccessExpressionSyntax { Expression: var owner } && isItem(function.Model.GetTypeInfo(owner, cancellationToken).Type))
        {
            ends.Add(value);
        }
    }

    private void FollowArgument(ArgumentSyntax argument, ExpressionSyntax value, StepCallback function)
    {
        switch (argument.Parent?.Parent)
        {
            case BaseObjectCreationExpressionSyntax creation when isItem(function.Model.GetTypeInfo(creation, cancellationToken).Type):
                ends.Add(value);
                break;
            case InvocationExpressionSyntax call when function.Model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method:
                if (method is { ContainingType.SpecialType: SpecialType.System_String, ReturnType.SpecialType: SpecialType.System_String })
                {
                    Follow(call, function);
                }
                else
                {
                    FollowParameter(call, argument, method);
                }

                break;
        }
    }

    // Into a method that is among the code that is looked at.
    private void FollowParameter(InvocationExpressionSyntax call, ArgumentSyntax argument, IMethodSymbol method)
    {
        var name = argument.NameColon?.Name.Identifier.ValueText
            ?? method.Parameters.ElementAtOrDefault(call.ArgumentList.Arguments.IndexOf(argument))?.Name;
        foreach (var function in functions)
        {
            if (name is not null && function.Function is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax
                && SymbolEqualityComparer.Default.Equals(function.Model.GetDeclaredSymbol(function.Function, cancellationToken), method.OriginalDefinition))
            {
                FollowName(function.Function, name, function);
            }
        }
    }

    private void FollowName(SyntaxNode from, string name, StepCallback function)
    {
        var scope = from == function.Function ? from : from.FirstAncestorOrSelf<SyntaxNode>(node => node is BlockSyntax || node == function.Function) ?? function.Function;
        foreach (var use in scope.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (use.Identifier.ValueText == name && function.Model.GetSymbolInfo(use, cancellationToken).Symbol is ILocalSymbol or IParameterSymbol)
            {
                Follow(use, function);
            }
        }
    }

    private void FollowResult(ExpressionSyntax value, StepCallback function)
    {
        var owner = value.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax);
        if (owner is null)
        {
            return;
        }

        var steps = functions.Where(each => each.Function == owner).ToArray();
        if (owner is AnonymousFunctionExpressionSyntax)
        {
            // The step's own code: what it returns is the item.
            if (steps.Length > 0 && IsItemOf(steps[0]))
            {
                ends.Add(value);
            }

            return;
        }

        if (steps.Length == 0 || steps[0].Model.GetDeclaredSymbol(owner, cancellationToken) is not IMethodSymbol method)
        {
            return;
        }

        if (steps[0].IsGiven && IsItemOf(steps[0]))
        {
            ends.Add(value);
        }

        foreach (var caller in functions)
        {
            foreach (var call in caller.Function.DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (caller.Model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol called && SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, method))
                {
                    Follow(call, caller);
                }
            }
        }
    }

    // A text may be a whole item.
    private static bool IsItemOf(StepCallback callback) => callback.Parameter is not ("when" or "key" or "correlation" or "until")
        && callback.Step.Ports.Any(static port => port.Items.SpecialType == SpecialType.System_String);
}
