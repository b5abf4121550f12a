using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Codemation.CodeFixes.Chains;

/// <summary>CDM009: adds a case for each member that has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnumCasesFix))]
[Shared]
internal sealed class EnumCasesFix : EnumSwitchFix
{
    /// <inheritdoc/>
    protected override (string Title, string Code) Ways(SwitchWay way, string[] missing) => (
        missing.Length == 1 ? $"Add a case for {missing[0]}" : $"Add {missing.Length} cases",
        string.Concat(missing.Select(member => $".Case({way.Key(member)}, {way.Flow(member)})")));
}
