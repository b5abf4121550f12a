using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Codemation.CodeFixes.Chains;

/// <summary>CDM009: adds a default for the members that have no case.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnumDefaultFix))]
[Shared]
internal sealed class EnumDefaultFix : EnumSwitchFix
{
    /// <inheritdoc/>
    protected override (string Title, string Code) Ways(SwitchWay way, string[] missing) => ("Add Default", $".Default({way.Flow("default")})");
}
