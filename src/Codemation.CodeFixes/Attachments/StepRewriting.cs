using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Attachments;

/// <summary>Makes a step attach what its items held before.</summary>
internal sealed class StepRewriting
{
    private readonly StepLambda step;
    private readonly IReadOnlyCollection<MovedMember> members;
    private readonly SemanticModel model;
    private readonly CancellationToken cancellationToken;
    private readonly Rewriting rewriting;
    private readonly string item;
    private readonly string context;

    public StepRewriting(StepLambda step, IReadOnlyCollection<MovedMember> members, SemanticModel model, SourceText text, CancellationToken cancellationToken)
    {
        this.step = step;
        this.members = members;
        this.model = model;
        this.cancellationToken = cancellationToken;
        rewriting = new Rewriting(text);
        item = step.HasItems ? step.Parameters[0].Identifier.ValueText : Free("item", step.Parameters[0].Identifier.ValueText + "Item");
        context = step.Parameters.Count == 2 && step.Parameters[1].Identifier.ValueText != "_" ? step.Parameters[1].Identifier.ValueText : Free("ctx", "stepContext");
    }

    /// <summary>The changes, given the expressions that make items with the members set.</summary>
    public IEnumerable<TextChange> Changes(IReadOnlyCollection<ExpressionSyntax> creations)
    {
        var lambda = step.Lambda;
        if (!step.HasItems)
        {
            ReplaceParameter();
        }

        foreach (var result in step.Results)
        {
            var creation = creations.FirstOrDefault(each => step.ResultWith(each) == result);
            if (creation is null)
            {
                if (!step.HasItems)
                {
                    rewriting.Surround(result.Span, $"{item}.With(", static () => ")");
                }
            }
            else if (step.HasItems)
            {
                rewriting.Replace(creation.Span, () => Without(creation));
                rewriting.Surround(result.Span, string.Empty, () => Attachments(creation));
            }
            else
            {
                rewriting.Replace(creation.Span, () => $"{item}.With({Without(creation)}){Attachments(creation)}");
            }
        }

        yield return new TextChange(step.Method.Identifier.Span, "MapItemAsync");
        var modifiers = string.Concat(lambda.Modifiers.Where(static modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword)).Select(static modifier => modifier.ValueText + " "));
        yield return new TextChange(
            TextSpan.FromBounds(lambda.SpanStart, lambda.ArrowToken.SpanStart), $"{modifiers}async ({item}, {context}) ");
        yield return new TextChange(lambda.Body.Span, rewriting.Write(lambda.Body));
    }

    private void ReplaceParameter()
    {
        var parameter = model.GetDeclaredSymbol(step.Parameters[0], cancellationToken);
        foreach (var use in step.Lambda.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (use.Identifier.ValueText == parameter?.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellationToken).Symbol, parameter))
            {
                // Between the braces of a text or an object without names the name would change with it; it is said there.
                var named = use.Parent is AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } ? $"{use.Identifier.ValueText} = " : string.Empty;
                rewriting.Replace(use.Span, () => $"{named}{item}.Json");
            }
        }
    }

    private string Attachments(ExpressionSyntax creation) => string.Concat(
        ValuesOf(creation).Select(pair => $".With({AttachedValue.Attach(pair.Member, pair.Value, context, rewriting.Write, model, cancellationToken)})"));

    private IEnumerable<(MovedMember Member, ExpressionSyntax Value)> ValuesOf(ExpressionSyntax creation) =>
        AttachmentPlan.ValuesOf(creation, members, model, cancellationToken);

    // The creation without the members.
    private string Without(ExpressionSyntax creation)
    {
        if (creation is WithExpressionSyntax { Initializer: var changed, Expression: var original })
        {
            return changed.Expressions.Any(IsKept)
                ? $"{rewriting.Write(original)} with {{{rewriting.Write(changed.Expressions, changed.OpenBraceToken.Span.End, changed.CloseBraceToken.SpanStart, IsKept)}}}"
                : rewriting.Write(original);
        }

        var made = (BaseObjectCreationExpressionSyntax)creation;
        var type = made is ObjectCreationExpressionSyntax { Type: var named } ? rewriting.Write(named) : model.GetTypeInfo(made, cancellationToken).Type!.ToMinimalDisplayString(model, made.SpanStart);
        var arguments = made.ArgumentList is { } list
            ? rewriting.Write(list.Arguments, list.OpenParenToken.Span.End, list.CloseParenToken.SpanStart, argument => !IsMoved(MovedMember.ParameterOf(argument, made, model, cancellationToken)))
            : string.Empty;
        var initializer = made.Initializer is { } set && set.Expressions.Any(IsKept)
            ? $" {{{rewriting.Write(set.Expressions, set.OpenBraceToken.Span.End, set.CloseBraceToken.SpanStart, IsKept)}}}"
            : string.Empty;
        return made.ArgumentList is null && initializer.Length > 0 ? $"new {type}{initializer}" : $"new {type}({arguments}){initializer}";
    }

    private bool IsKept(ExpressionSyntax set) => set is not AssignmentExpressionSyntax { Left: var left } || !IsMoved(model.GetSymbolInfo(left, cancellationToken).Symbol);

    private bool IsMoved(ISymbol? symbol) => members.Any(member => member.Is(symbol));

    private string Free(string wanted, string other) =>
        model.LookupSymbols(step.Lambda.SpanStart, name: wanted).IsEmpty && !step.Lambda.Body.DescendantTokens().Any(token => token.ValueText == wanted) ? wanted : other;
}
