using Microsoft.CodeAnalysis.CSharp;

namespace Codemation.Dsl.Generator.Tests.Chains;

/// <summary>A fact about extension members, which compilers older than C# 14 can't parse.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ExtensionMemberFactAttribute : FactAttribute
{
    private const int CSharp14 = 1400;

    public ExtensionMemberFactAttribute()
    {
        if ((int)LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() < CSharp14)
        {
            Skip = "This host's compiler has no extension members.";
        }
    }
}
