namespace Codemation.Analyzers;

/// <summary>Where the page of a diagnostic is, from the root of the project.</summary>
internal static class HelpLinks
{
    public const string Folder = "docs/diagnostics/";
    public const string Extension = ".md";
}
