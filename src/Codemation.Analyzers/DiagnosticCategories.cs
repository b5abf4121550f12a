namespace Codemation.Analyzers;

/// <summary>What the diagnostics are about, as <c>.editorconfig</c> and the release tables name it.</summary>
internal static class DiagnosticCategories
{
    public const string Structure = "Codemation.Structure";
    public const string ItemTypes = "Codemation.ItemTypes";
    public const string Repeating = "Codemation.Repeating";
    public const string Schedules = "Codemation.Schedules";
    public const string Lock = "Codemation.Lock";
}
