using System.Globalization;
using Codemation.Dsl.Generator.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans;

/// <summary>A place that keeps definitions from being static, with what a rewriting needs to know about it.</summary>
internal sealed class PlanSite
{
    private readonly HashSet<string> ids;
    private readonly HashSet<string> names;

    private PlanSite(
        Document document,
        Definitions definitions,
        ChainProblemKind kind,
        SyntaxNode node,
        IReadOnlyList<(INamedTypeSymbol Workflow, ChainReading Reading)> workflows,
        CancellationToken cancellationToken)
    {
        Document = document;
        Root = definitions.Root;
        Model = definitions.Model;
        Kind = kind;
        Node = node;
        Workflows = workflows;
        CancellationToken = cancellationToken;
        Dsl = new DslTypes(Model.Compilation);
        Text = Root.SyntaxTree.GetText(cancellationToken);
        Layout = new SourceLayout(Text, Root);
        Member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? Root;
        names = [.. Tokens(Member, SyntaxKind.IdentifierToken)];
        ids = [.. Tokens(node.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? Root, SyntaxKind.StringLiteralToken)];
        ids.UnionWith(workflows.SelectMany(static each => each.Reading.Steps).Select(static step => step.Id).OfType<string>());
    }

    public Document Document { get; }

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public SourceText Text { get; }

    public SourceLayout Layout { get; }

    public DslTypes Dsl { get; }

    /// <summary>What is wrong.</summary>
    public ChainProblemKind Kind { get; }

    /// <summary>The statement or expression.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The method around it.</summary>
    public SyntaxNode Member { get; }

    /// <summary>The workflows whose definitions go through it.</summary>
    public IReadOnlyList<(INamedTypeSymbol Workflow, ChainReading Reading)> Workflows { get; }

    public CancellationToken CancellationToken { get; }

    public static PlanSite At(
        Document document,
        Definitions definitions,
        (ChainProblem Problem, IReadOnlyList<(INamedTypeSymbol Workflow, ChainReading Reading)> Workflows) found,
        CancellationToken cancellationToken)
    {
        var node = definitions.Root.FindNode(found.Problem.Location.SourceSpan, getInnermostNodeForTie: true);
        return new PlanSite(document, definitions, found.Problem.Kind, node, found.Workflows, cancellationToken);
    }

    public ISymbol? Symbol(SyntaxNode node) => Model.GetSymbolInfo(node, CancellationToken).Symbol;

    /// <summary>A step id that is free, and taken from now on.</summary>
    public string TakeId(string wanted)
    {
        var free = wanted;
        for (var number = 2; !ids.Add(free); number++)
        {
            free = wanted + "-" + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    /// <summary>A name for a variable or function that means nothing else in the method, and is taken from now on.</summary>
    public string TakeName(string wanted)
    {
        var free = wanted;
        for (var number = 2; SyntaxFacts.GetKeywordKind(free) != SyntaxKind.None || !names.Add(free); number++)
        {
            free = wanted + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    /// <summary>A name for the parameter of a lambda around some code: the first one that means nothing there.</summary>
    public string LambdaParameter(IEnumerable<SyntaxNode> code, params string[] wanted)
    {
        var used = new HashSet<string>(code.SelectMany(static node => Tokens(node, SyntaxKind.IdentifierToken)), StringComparer.Ordinal);
        return wanted.FirstOrDefault(name => !used.Contains(name) && Model.LookupSymbols(Node.SpanStart, name: name).IsEmpty) ?? TakeName(wanted[wanted.Length - 1]);
    }

    private static IEnumerable<string> Tokens(SyntaxNode node, SyntaxKind kind) =>
        node.DescendantTokens().Where(token => token.IsKind(kind)).Select(static token => token.ValueText);
}
