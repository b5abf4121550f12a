using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.ItemTypes.Suppressions;

/// <summary>CDM205: finds the code that suppresses a CDM201 without saying why.</summary>
internal static class SuppressionReasons
{
    private const string Justification = "Justification";

    /// <summary>What is wrong with the suppression of a diagnostic in the code; null when it isn't suppressed there, or a reason is given.</summary>
    public static Diagnostic? Missing(Diagnostic binary, Compilation compilation, CancellationToken cancellationToken)
    {
        // The compiler's own answer to what covers a place. What .editorconfig or NoWarn turn off doesn't come back at all.
        if (CompilationWithAnalyzers.GetEffectiveDiagnostics(ImmutableArray.Create(binary), compilation).FirstOrDefault() is not { IsSuppressed: true } suppressed)
        {
            return null;
        }

        var attribute = suppressed.GetSuppressionInfo(compilation)?.Attribute;
        if (attribute is not null && IsReason(attribute.NamedArguments.FirstOrDefault(static each => each.Key == Justification).Value.Value as string))
        {
            return null;
        }

        var tree = binary.Location.SourceTree!;
        return WarningPragma.Covering(tree, binary.Location.SourceSpan.Start, DiagnosticIds.BinaryInJson, cancellationToken) is { } pragma ? Missing(pragma, cancellationToken)
            : attribute?.ApplicationSyntaxReference is { } written ? Missing(written.GetSyntax(cancellationToken).GetLocation(), "Give the attribute a Justification", cancellationToken)
            : null;
    }

    /// <summary>Whether a text says something that a tool didn't write.</summary>
    public static bool IsReason(string? text) => text is not null
        && text.Any(char.IsLetterOrDigit)
        && text.Trim() is var said
        && said != "<Pending>"
        && said != ItemTypeRules.BinaryInJson.Title.ToString(CultureInfo.InvariantCulture);

    private static Diagnostic? Missing(WarningPragma pragma, CancellationToken cancellationToken) => pragma.HasReason
        ? null
        : Missing(pragma.Place(DiagnosticIds.BinaryInJson), "Write the reason as a comment behind it", cancellationToken);

    // A pragma without ids around the place would swallow what is reported there, so it is asked for the reason itself.
    private static Diagnostic? Missing(Location place, string advice, CancellationToken cancellationToken) =>
        WarningPragma.Covering(place.SourceTree!, place.SourceSpan.Start, DiagnosticIds.UnjustifiedSuppression, cancellationToken) is { NamesIds: false } around
            ? Missing(around, cancellationToken)
            : Diagnostic.Create(ItemTypeRules.UnjustifiedSuppression, place, advice);
}
