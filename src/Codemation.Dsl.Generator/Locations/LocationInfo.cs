using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Dsl.Generator.Locations;

/// <summary>A place in source as a plain value, for models that must not keep a syntax tree alive.</summary>
internal sealed record LocationInfo(string FilePath, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>The value of a location in source; null for one that is elsewhere or nowhere.</summary>
    public static LocationInfo? From(Location location) => location.SourceTree is { } tree
        ? new LocationInfo(tree.FilePath, location.SourceSpan, tree.GetLineSpan(location.SourceSpan).Span)
        : null;

    /// <summary>
    /// The location inside one of the compilation's own trees, so that pragmas and suppressions apply to a diagnostic
    /// there; a location by path only when the file is no longer part of the compilation or has become too short.
    /// </summary>
    public Location ToLocation(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.FilePath == FilePath && Span.End <= tree.Length)
            {
                return Location.Create(tree, Span);
            }
        }

        return Location.Create(FilePath, Span, Lines);
    }
}
