using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Computations;

/// <summary>Moves a statement that has nothing to do with flows into a local function, which runs when the statement did.</summary>
internal static class Computation
{
    public static PlanRewriting? Rewrite(PlanSite site)
    {
        if (site.Node is not StatementSyntax { Parent: BlockSyntax block } statement || !CanMove(statement, site)
            || site.Model.AnalyzeDataFlow(statement) is not { Succeeded: true, DataFlowsOut: { Length: <= 1 } given } data)
        {
            return null;
        }

        if (given.Length == 0)
        {
            var name = site.TakeName(statement.DescendantNodes().Any(static node => node is ThrowStatementSyntax or ThrowExpressionSyntax) ? "Check" : "Prepare");
            return Rewriting(site, block, statement.Span, $"{name}();", $"void {name}()", before: null, after: null);
        }

        if (given[0] is not ILocalSymbol { RefKind: RefKind.None, Name: var variable } local || data.CapturedInside.Contains(local) || IsShared(local, statement, site))
        {
            return null;
        }

        var type = TypeOf(local, site);
        var function = site.TakeName("Compute" + char.ToUpperInvariant(variable[0]) + variable.Substring(1));
        if (DeclaredJustBefore(statement, local, block, site) is { } declaration)
        {
            var both = TextSpan.FromBounds(declaration.SpanStart, statement.Span.End);
            return Rewriting(
                site, block, both, $"{declaration.Declaration.Type} {variable} = {function}();", $"{type} {function}()", before: null, after: $"return {variable};");
        }

        return data.AlwaysAssigned.Contains(local) && !data.DataFlowsIn.Contains(local)
            ? Rewriting(site, block, statement.Span, $"{variable} = {function}();", $"{type} {function}()", before: $"{type} {variable};", after: $"return {variable};")
            : Rewriting(site, block, statement.Span, $"{variable} = {function}({variable});", $"{type} {function}({type} {variable})", before: null, after: $"return {variable};");
    }

    private static bool CanMove(StatementSyntax statement, PlanSite site)
    {
        var isBlock = statement is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or IfStatementSyntax
            or SwitchStatementSyntax or TryStatementSyntax or UsingStatementSyntax or LockStatementSyntax or CheckedStatementSyntax;
        return isBlock
            && !statement.ContainsDirectives
            && !statement.DescendantNodes().Any(static node => node is AwaitExpressionSyntax or YieldStatementSyntax)
            && !statement.DescendantNodes().OfType<ExpressionSyntax>().Any(expression => site.Dsl.IsGraph(site.Model.GetTypeInfo(expression, site.CancellationToken).Type))
            && site.Model.AnalyzeControlFlow(statement) is { Succeeded: true, EndPointIsReachable: true, ExitPoints.IsEmpty: true, ReturnStatements.IsEmpty: true };
    }

    // A function that was made before looks at the variable itself.
    private static bool IsShared(ILocalSymbol local, StatementSyntax statement, PlanSite site) => site.Member.DescendantNodes()
        .Where(node => node is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax && node.SpanStart < statement.SpanStart && !node.Contains(statement))
        .Any(node => node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => SymbolEqualityComparer.Default.Equals(site.Symbol(name), local)));

    // Its declaration goes with it, so that it is not a variable that changes.
    private static LocalDeclarationStatementSyntax? DeclaredJustBefore(StatementSyntax statement, ILocalSymbol local, BlockSyntax block, PlanSite site)
    {
        var index = block.Statements.IndexOf(statement);
        return index > 0 && block.Statements[index - 1] is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: { Count: 1 } variables } declaration
            && SymbolEqualityComparer.Default.Equals(site.Model.GetDeclaredSymbol(variables[0], site.CancellationToken), local)
            ? declaration
            : null;
    }

    // A variable without a type of its own may be null only where it is told to be.
    private static string TypeOf(ILocalSymbol local, PlanSite site)
    {
        var isInferred = local.DeclaringSyntaxReferences[0].GetSyntax(site.CancellationToken).Parent is VariableDeclarationSyntax { Type.IsVar: true };
        var type = isInferred && local.Type.IsReferenceType ? local.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : local.Type;
        return type.ToMinimalDisplayString(site.Model, site.Node.SpanStart);
    }

    private static PlanRewriting Rewriting(PlanSite site, BlockSyntax block, TextSpan moved, string call, string header, string? before, string? after)
    {
        var end = site.Layout.NewLine;
        var outer = site.Layout.IndentationAt(moved.Start);
        var inner = outer + site.Layout.Unit;
        var body = site.Layout.Move(moved, outer, inner, []);
        var lines = (before is null ? string.Empty : inner + before + end) + inner + body + (after is null ? string.Empty : end + end + inner + after);
        var function = $"{outer}{header}{end}{outer}{{{end}{lines}{end}{outer}}}";

        var last = block.Statements.Last();
        var isOnOwnLine = site.Text.Lines.IndexOf(last.Span.End) < site.Text.Lines.IndexOf(block.CloseBraceToken.SpanStart);
        var added = isOnOwnLine
            ? new TextChange(new TextSpan(last.FullSpan.End, 0), end + function + end)
            : new TextChange(new TextSpan(last.Span.End, 0), end + end + function + end);
        return new PlanRewriting("Compute it in a local function", new TextChange(moved, call), added);
    }
}
