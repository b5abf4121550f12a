using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.Attachments;

/// <summary>Members that become attachments: the steps that make items with them, and what changes there and where they are declared.</summary>
internal sealed class AttachmentPlan
{
    private readonly Solution solution;
    private readonly List<MovedMember> members = [];
    private readonly Dictionary<(DocumentId Document, LambdaExpressionSyntax Lambda), (StepLambda Step, HashSet<ExpressionSyntax> Creations)> steps = [];

    private AttachmentPlan(Solution solution) => this.solution = solution;

    public bool IsEmpty => members.Count == 0;

    /// <summary>Makes a plan for those of some members of which every use is understood.</summary>
    public static async Task<AttachmentPlan> MakeAsync(Solution solution, IEnumerable<MovedMember> members, CancellationToken cancellationToken)
    {
        var plan = new AttachmentPlan(solution);
        foreach (var member in members)
        {
            if (!plan.members.Exists(known => known.Is(member.Property)))
            {
                await plan.AddAsync(member, cancellationToken).ConfigureAwait(false);
            }
        }

        return plan;
    }

    /// <summary>What an expression that makes an item puts into some members.</summary>
    public static IEnumerable<(MovedMember Member, ExpressionSyntax Value)> ValuesOf(
        ExpressionSyntax creation, IReadOnlyCollection<MovedMember> members, SemanticModel model, CancellationToken cancellationToken)
    {
        var made = creation as BaseObjectCreationExpressionSyntax;
        foreach (var argument in made?.ArgumentList?.Arguments ?? default)
        {
            var parameter = MovedMember.ParameterOf(argument, made!, model, cancellationToken);
            if (members.FirstOrDefault(member => member.Is(parameter)) is { } found)
            {
                yield return (found, argument.Expression);
            }
        }

        var initializer = made is null ? ((WithExpressionSyntax)creation).Initializer : made.Initializer;
        foreach (var set in initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? [])
        {
            var property = model.GetSymbolInfo(set.Left, cancellationToken).Symbol;
            if (members.FirstOrDefault(member => member.Is(property)) is { } found)
            {
                yield return (found, set.Right);
            }
        }
    }

    public async Task<Solution> ApplyAsync(CancellationToken cancellationToken)
    {
        var changes = new Dictionary<DocumentId, List<TextChange>>();
        foreach (var pair in steps)
        {
            var document = solution.GetDocument(pair.Key.Document)!;
            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            ChangesOf(document.Id).AddRange(new StepRewriting(pair.Value.Step, members, model, text, cancellationToken).Changes(pair.Value.Creations));
        }

        foreach (var declaration in members.Select(static member => member.Property.DeclaringSyntaxReferences[0]).GroupBy(static reference => reference.GetSyntax().Parent))
        {
            var document = solution.GetDocument(declaration.Key!.SyntaxTree)!;
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            ChangesOf(document.Id).AddRange(Remove([.. declaration.Select(static reference => reference.GetSyntax())], text));
        }

        var changed = solution;
        foreach (var pair in changes)
        {
            var text = await solution.GetDocument(pair.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentText(pair.Key, text.WithChanges(pair.Value.OrderBy(static change => change.Span)));
        }

        return changed;

        List<TextChange> ChangesOf(DocumentId document)
        {
            if (!changes.TryGetValue(document, out var list))
            {
                changes.Add(document, list = []);
            }

            return list;
        }
    }

    private static IEnumerable<TextChange> Remove(IReadOnlyCollection<SyntaxNode> declarations, SourceText text)
    {
        if (declarations.First().Parent is ParameterListSyntax list)
        {
            var inside = TextSpan.FromBounds(list.OpenParenToken.Span.End, list.CloseParenToken.SpanStart);
            return [new TextChange(inside, new Rewriting(text).Write(list.Parameters, inside.Start, inside.End, parameter => !declarations.Contains(parameter)))];
        }

        return declarations.Select(static declaration => new TextChange(declaration.FullSpan, string.Empty));
    }

    private async Task AddAsync(MovedMember member, CancellationToken cancellationToken)
    {
        if (await MemberUses.CreationsAsync(member, solution, cancellationToken).ConfigureAwait(false) is not { } creations)
        {
            return;
        }

        var found = new List<(DocumentId Document, StepLambda Step, ExpressionSyntax Creation)>();
        foreach (var (document, creation) in creations)
        {
            var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            if (StepLambda.Around(creation, model, cancellationToken) is not { } step
                || !ValuesOf(creation, [member], model, cancellationToken).All(static pair => AttachedValue.CanBe(pair.Value)))
            {
                return;
            }

            found.Add((document.Id, step, creation));
        }

        members.Add(member);
        foreach (var (document, step, creation) in found)
        {
            if (!steps.TryGetValue((document, step.Lambda), out var known))
            {
                steps.Add((document, step.Lambda), known = (step, []));
            }

            known.Creations.Add(creation);
        }
    }
}
