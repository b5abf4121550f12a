using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.Payloads;

/// <summary>
/// Follows a text from where it is made to where it becomes part of an item: through locals, methods, LINQ, initialisers, <c>with</c>,
/// interpolation, concatenation and conditions.
/// </summary>
internal sealed partial class TextFlow
{
    private readonly IReadOnlyList<ItemCode> functions;
    private readonly Func<ITypeSymbol?, bool> isItem;
    private readonly CodeReadings readings;
    private readonly CancellationToken cancellationToken;
    private readonly Dictionary<SyntaxNode, ItemCode> byFunction = [];
    private readonly HashSet<(SyntaxNode Value, SyntaxNode? By)> visited = [];
    private readonly List<ExpressionSyntax> ends = [];

    /// <summary>Follows texts within some code.</summary>
    /// <param name="functions">The code that is looked at: what a step or node is given, and what that calls.</param>
    /// <param name="isItem">Whether a type is one of items.</param>
    /// <param name="readings">What the functions call.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public TextFlow(IReadOnlyList<ItemCode> functions, Func<ITypeSymbol?, bool> isItem, CodeReadings readings, CancellationToken cancellationToken)
    {
        this.functions = functions;
        this.isItem = isItem;
        this.readings = readings;
        this.cancellationToken = cancellationToken;
        foreach (var code in functions)
        {
            byFunction[code.Function] = code;
        }
    }

    /// <summary>The expressions that put the text into items.</summary>
    public IReadOnlyList<ExpressionSyntax> Ends(TextSource source, ItemCode code)
    {
        visited.Clear();
        ends.Clear();
        Follow(source.Text, new TextSpot(code, Bytes: source.Bytes));
        return [.. ends];
    }

    private void Follow(ExpressionSyntax value, TextSpot spot)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!visited.Add((value, spot.By?.Call)))
        {
            return;
        }

        switch (value.Parent)
        {
            case ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or InterpolatedStringExpressionSyntax or PostfixUnaryExpressionSyntax:
                Follow((ExpressionSyntax)value.Parent, spot);
                break;
            case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text }:
                Follow(text, spot);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.CoalesceExpression } both:
                Follow(both, spot);
                break;
            case ConditionalExpressionSyntax choice when choice.Condition != value:
                Follow(choice, spot);
                break;
            case SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choices } arm when arm.Expression == value:
                Follow(choices, spot);
                break;
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == value:
                FollowReceiver(call, value, spot);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                FollowUses(spot.Code.Model.GetDeclaredSymbol(variable, cancellationToken), spot);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == value:
                FollowAssignment(assignment, value, spot);
                break;
            case ArgumentSyntax argument:
                FollowArgument(argument, value, spot);
                break;
            case ExpressionElementSyntax or SpreadElementSyntax:
                Follow((ExpressionSyntax)value.Parent.Parent!, spot);
                break;
            case InitializerExpressionSyntax { Parent: ExpressionSyntax creation }:
                Follow(creation, spot);
                break;
            case SelectClauseSyntax { Parent: QueryBodySyntax { Continuation: null, Parent: QueryExpressionSyntax query } }:
                Follow(query, spot);
                break;
            case ArrowExpressionClauseSyntax or ReturnStatementSyntax or LambdaExpressionSyntax:
                FollowResult(value, spot);
                break;
        }
    }

    private void FollowAssignment(AssignmentExpressionSyntax assignment, ExpressionSyntax value, TextSpot spot)
    {
        var model = spot.Code.Model;
        if (assignment.Parent is InitializerExpressionSyntax { Parent: ExpressionSyntax made })
        {
            if (isItem(model.GetTypeInfo(made, cancellationToken).Type))
            {
                ends.Add(value);
            }
        }
        else if (assignment.Left is IdentifierNameSyntax name)
        {
            FollowUses(model.GetSymbolInfo(name, cancellationToken).Symbol, spot);
        }
        else if (assignment.Left is MemberAccessExpressionSyntax { Expression: var owner } && isItem(model.GetTypeInfo(owner, cancellationToken).Type))
        {
            ends.Add(value);
        }
    }

    private void FollowUses(ISymbol? variable, TextSpot spot)
    {
        if (variable is not (ILocalSymbol or IParameterSymbol) || variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } declaration)
        {
            return;
        }

        var scope = declaration.Ancestors().FirstOrDefault(static node =>
            node is BlockSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax);
        foreach (var use in scope?.DescendantNodes().OfType<IdentifierNameSyntax>() ?? [])
        {
            if (use.Identifier.ValueText == variable.Name && SymbolEqualityComparer.Default.Equals(spot.Code.Model.GetSymbolInfo(use, cancellationToken).Symbol, variable))
            {
                Follow(use, spot);
            }
        }
    }
}
