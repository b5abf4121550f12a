using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.Chains;

/// <summary>
/// Writes a chain whose routers have their branches in lambdas as statements, in the order in which the steps are recorded, so that the plan stays the
/// same. Ends without a result where a branch is something else than a lambda with one expression, or is not merged at once.
/// </summary>
internal sealed class StatementForm
{
    private readonly HashSet<string> names;
    private readonly List<string> statements = [];
    private bool isPossible = true;

    private StatementForm(SyntaxNode method) => names = new(
        method.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText), StringComparer.Ordinal);

    /// <summary>The statements, the last one being the <c>return</c>; null where it can't be done.</summary>
    public static IReadOnlyList<string>? Of(SyntaxNode method, ExpressionSyntax chain)
    {
        var form = new StatementForm(method);
        var result = form.Write(chain);
        return form.isPossible && form.statements.Count > 0 ? [.. form.statements, $"return {result};"] : null;
    }

    private string Write(ExpressionSyntax chain)
    {
        var calls = new Stack<InvocationExpressionSyntax>();
        var head = chain;
        while (head is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } call)
        {
            calls.Push(call);
            head = receiver;
        }

        var current = Text(head);
        while (calls.Count > 0)
        {
            var call = calls.Pop();
            var router = Name(call);
            if (router is not ("If" or "Switch") || !call.ArgumentList.Arguments.Skip(2).Any())
            {
                current += $".{((MemberAccessExpressionSyntax)call.Expression).Name}{Text(call.ArgumentList)}";
                continue;
            }

            if (calls.Count == 0 || Name(calls.Peek()) != "Merge")
            {
                isPossible = false;
                return current;
            }

            var ends = router == "If" ? WriteIf(call, current) : WriteSwitch(call, current);
            var merge = calls.Pop().ArgumentList.Arguments;
            current = $"Flow.Merge({string.Join(", ", merge.Take(1).Select(Text).Concat(ends).Concat(merge.Skip(1).Select(Text)))})";
        }

        return current;
    }

    private IEnumerable<string> WriteIf(InvocationExpressionSyntax call, string from)
    {
        var id = IdOf(call);
        var (yes, no) = (Free(id), Free("not-" + id));
        statements.Add($"var ({yes}, {no}) = {from}.If({Text(Argument(call, "id", 0))}, {Text(Argument(call, "when", 1))});");
        var first = Branch(Argument(call, "then", 2), yes);
        return [first, Argument(call, "else", 3) is { } otherwise ? Branch(otherwise, no) : no];
    }

    private IEnumerable<string> WriteSwitch(InvocationExpressionSyntax call, string from)
    {
        var id = IdOf(call);
        var switched = Free(id);
        statements.Add($"var {switched} = {from}.Switch({Text(Argument(call, "id", 0))}, {Text(Argument(call, "key", 1))});");
        var cases = new Stack<InvocationExpressionSyntax>();
        for (var each = (Argument(call, "cases", 2) as LambdaExpressionSyntax)?.ExpressionBody; each is InvocationExpressionSyntax one; each = (one.Expression as MemberAccessExpressionSyntax)?.Expression)
        {
            cases.Push(one);
        }

        isPossible &= cases.Count > 0;
        var ends = new List<string>();
        foreach (var one in cases)
        {
            var isDefault = Name(one) == "Default";
            var way = Free(id + "-" + (isDefault ? "rest" : ends.Count.ToString(CultureInfo.InvariantCulture)));
            statements.Add($"var {way} = {switched}.{(isDefault ? "Default()" : $"Case({Text(Argument(one, "key", 0))})")};");
            ends.Add(Branch(Argument(one, "flow", isDefault ? 0 : 1), way));
        }

        return ends;
    }

    // What a lambda makes of a flow, in a variable of its own: what follows must not be recorded before it.
    private string Branch(ExpressionSyntax? lambda, string flow)
    {
        var (parameter, body) = lambda switch
        {
            SimpleLambdaExpressionSyntax { ExpressionBody: { } one, Parameter: var simple } => (simple, one),
            ParenthesizedLambdaExpressionSyntax { ExpressionBody: { } one, ParameterList.Parameters: { Count: 1 } list } => (list[0], one),
            _ => (null, null),
        };
        if (parameter is null || body is null)
        {
            isPossible = false;
            return flow;
        }

        var uses = body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == parameter.Identifier.ValueText && use.Parent is not NameColonSyntax);
        var renamed = body.ReplaceNodes(uses, (use, _) => SyntaxFactory.IdentifierName(flow).WithTriviaFrom(use));
        if (renamed is IdentifierNameSyntax)
        {
            return flow;
        }

        var result = Write(renamed);
        var name = Free(flow + "-end");
        statements.Add($"var {name} = {result};");
        return name;
    }

    private static string? Name(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;

    private static ExpressionSyntax? Argument(InvocationExpressionSyntax call, string name, int position)
    {
        var arguments = call.ArgumentList.Arguments;
        return (arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name)
            ?? (arguments.ElementAtOrDefault(position) is { NameColon: null } positional ? positional : null))?.Expression;
    }

    private static string IdOf(InvocationExpressionSyntax call) => Argument(call, "id", 0) is LiteralExpressionSyntax { Token.ValueText: var text } ? text : "routed";

    private static string Text(SyntaxNode? node) => node?.ToString() ?? string.Empty;

    private string Free(string words)
    {
        var parts = words.Split(['-', '.'], StringSplitOptions.RemoveEmptyEntries);
        var name = parts[0] + string.Concat(parts.Skip(1).Select(static part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
        name = char.IsDigit(name[0]) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "flow" + char.ToUpperInvariant(name[0]) + name.Substring(1) : name;
        var free = name;
        for (var number = 2; !names.Add(free); number++)
        {
            free = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
