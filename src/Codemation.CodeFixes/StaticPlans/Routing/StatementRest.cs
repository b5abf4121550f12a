using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.CodeFixes.StaticPlans.Routing;

/// <summary>The way that is taken when the ways of a condition are not.</summary>
internal static class StatementRest
{
    /// <summary>
    /// What is written for it; else, where the ways return, the rest of the block, and where they don't, nothing. With the end of all of it.
    /// Null where that is no way.
    /// </summary>
    public static (Way Way, int End)? Otherwise(StatementSyntax condition, StatementSyntax? written, Way taken)
    {
        if (written is not null)
        {
            return Way.Of(written) is { } way ? (way, condition.Span.End) : null;
        }

        if (!taken.Returns)
        {
            return (Way.Empty, condition.Span.End);
        }

        if (condition.Parent is not BlockSyntax block)
        {
            return null;
        }

        var rest = block.Statements.SkipWhile(each => each != condition).Skip(1).ToList();
        return rest.Count > 0 && Way.Of(rest, TextSpan.FromBounds(condition.Span.End, rest[rest.Count - 1].Span.End)) is { Returns: true } following
            ? (following, following.Inside.End)
            : null;
    }
}
