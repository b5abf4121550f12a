using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>What is done with the flow that a condition gives: it is returned, or a variable is given it.</summary>
internal sealed class RoutedStatement
{
    private readonly PlanSite site;

    private RoutedStatement(PlanSite site, ISymbol? target)
    {
        this.site = site;
        Target = target;
    }

    /// <summary>The variable; null where the flow is returned.</summary>
    public ISymbol? Target { get; }

    /// <summary>Null where the ways do different things.</summary>
    public static RoutedStatement? Of(PlanSite site, IReadOnlyCollection<Way> ways)
    {
        if (ways.All(static way => way.Returns))
        {
            return new RoutedStatement(site, target: null);
        }

        var targets = ways.Where(static way => way.Result is not null).Select(way => way.Assigned is { } name ? site.Symbol(name) : null).ToList();
        return targets.Count > 0 && targets[0] is ILocalSymbol or IParameterSymbol && targets.TrueForAll(each => SymbolEqualityComparer.Default.Equals(each, targets[0]))
            ? new RoutedStatement(site, targets[0])
            : null;
    }

    /// <summary>Writes the statement. Comments that are in no kept part of it come before it; null where nothing can.</summary>
    public PlanRewriting? Rewriting(string title, TextSpan span, Criterion criterion, string flow, TextSpan[] kept)
    {
        var before = site.Layout.Comments(span, kept).Concat(criterion.Declaration is { } declaration ? [declaration] : Array.Empty<string>()).ToList();
        if (before.Count > 0 && site.Node.Parent is not BlockSyntax)
        {
            return null;
        }

        var statement = (Target is null ? "return " : Target.Name + " = ") + flow + ";";
        return new PlanRewriting(title, new TextChange(span, string.Join(site.Layout.NewLine + site.Layout.IndentationAt(span.Start), before.Append(statement))));
    }
}
