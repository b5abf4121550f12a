using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>The one flow that all ways of a condition begin with, and the ways as branches of a router of its items.</summary>
internal sealed class RoutedFlow
{
    private readonly PlanSite site;
    private readonly string source;
    private readonly string parameter;
    private readonly string indentation;
    private readonly List<IdentifierNameSyntax> uses;

    private RoutedFlow(PlanSite site, ISymbol source, string indentation, IReadOnlyCollection<SyntaxNode> code, List<IdentifierNameSyntax> uses)
    {
        this.site = site;
        this.source = source.Name;
        this.indentation = indentation;
        this.uses = uses;
        parameter = site.LambdaParameter(code, "f", "g", "h", "flow");
        CasesParameter = site.LambdaParameter(code, "c", "cases");
    }

    private string CasesParameter { get; }

    private string First => site.Layout.NewLine + indentation + site.Layout.Unit;

    private string Second => First + site.Layout.Unit;

    /// <summary>Null where the ways use several flows, whose items would all go on, or do more than to describe flows.</summary>
    public static RoutedFlow? Of(PlanSite site, IReadOnlyCollection<Way> ways, ISymbol? target, string indentation)
    {
        var code = ways.SelectMany(static way => way.Code).ToList();
        var describing = new DescribingCode(site.Model.Compilation, site.Dsl, site.CancellationToken);
        if (site.Node.ContainsDirectives || code.Exists(static node => node.ContainsDirectives) || !ways.All(way => describing.Is(way, site.Model)))
        {
            return null;
        }

        var given = new HashSet<IdentifierNameSyntax>(ways.Select(static way => way.Assigned).OfType<IdentifierNameSyntax>());
        var names = new OuterFlows(site.Dsl, site.CancellationToken).Uses(code, site.Model).Where(use => !given.Contains(use.Name)).ToList();
        var flows = new HashSet<ISymbol>(names.Select(static use => use.Variable), SymbolEqualityComparer.Default);
        if (target is not null && ways.Any(static way => way.Result is null))
        {
            flows.Add(target);
        }

        return flows.Count == 1 && flows.Single() is var source && site.Dsl.Items(TypeOf(source)) is not null
            ? new RoutedFlow(site, source, indentation, code, [.. names.Select(static use => use.Name)])
            : null;
    }

    public string If(Criterion criterion, string id, string merge, Way then, Way otherwise)
    {
        var isOpen = otherwise.Result is not null;
        return $"{source}{First}.If({Literal(id)}, _ => {criterion.Text},{Comments(then)}{Second}then: {Branch(then)}"
            + (isOpen ? $",{Comments(otherwise)}{Second}@else: {Branch(otherwise)}" : string.Empty)
            + $"){First}.Merge({Literal(merge)})";
    }

    /// <param name="criterion">Gives the key.</param>
    /// <param name="id">The id of the router.</param>
    /// <param name="merge">The id of the merge.</param>
    /// <param name="ways">The ways with their keys; without one the default, which comes last.</param>
    public string Switch(Criterion criterion, string id, string merge, IEnumerable<(ExpressionSyntax? Key, Way Way)> ways) =>
        $"{source}{First}.Switch({Literal(id)}, _ => {criterion.Text}, {CasesParameter} => {CasesParameter}"
        + string.Concat(ways.Select(each => Comments(each.Way) + Second + (each.Key is { } key ? $".Case({key}, {Branch(each.Way)})" : $".Default({Branch(each.Way)})")))
        + $"){First}.Merge({Literal(merge)})";

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol flow => flow.Type,
        _ => null,
    };

    // Those in a body stay where they are.
    private string Comments(Way way) => string.Concat(site.Layout.Comments(way.Heading)
        .Concat(IsExpression(way) ? site.Layout.Comments(way.Inside, way.Result?.Span ?? default) : [])
        .Select(comment => Second + comment));

    private static bool IsExpression(Way way) => !way.Before.Any();

    private string Branch(Way way)
    {
        var depth = indentation + site.Layout.Unit + site.Layout.Unit;
        var renamed = uses.Select(use => new TextChange(use.Span, parameter));
        if (way.Result is not { } result)
        {
            return $"{parameter} => {parameter}";
        }

        if (IsExpression(way))
        {
            return $"{parameter} => " + site.Layout.Move(result.Span, site.Layout.IndentationAt(result.SpanStart), depth, renamed);
        }

        var last = way.Statements[way.Statements.Count - 1];
        var returned = new TextChange(TextSpan.FromBounds(last.SpanStart, result.SpanStart), "return ");
        var inside = depth + site.Layout.Unit;
        var body = site.Layout.Move(way.Inside, site.Layout.IndentationAt(way.Statements[0].SpanStart), inside, way.Returns ? renamed : renamed.Append(returned));
        return $"{parameter} =>{site.Layout.NewLine}{depth}{{{site.Layout.NewLine}{inside}{body.Trim()}{site.Layout.NewLine}{depth}}}";
    }
}
