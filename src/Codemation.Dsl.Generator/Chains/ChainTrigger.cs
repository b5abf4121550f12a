using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>A trigger of a definition that was read.</summary>
/// <param name="Kind">The name of the kind in <c>Codemation.TriggerKind</c>.</param>
/// <param name="Expression">The cron expression; null for others, and where it isn't constant.</param>
/// <param name="TimeZone">The id of the time zone; null where none is given.</param>
/// <param name="Call">The call that makes the trigger.</param>
internal sealed record ChainTrigger(string Kind, string? Expression, string? TimeZone, InvocationExpressionSyntax Call)
{
    /// <summary>The argument that holds the cron expression.</summary>
    public ExpressionSyntax? ExpressionSyntax { get; init; }

    /// <summary>The argument that holds the time zone.</summary>
    public ExpressionSyntax? TimeZoneSyntax { get; init; }
}
