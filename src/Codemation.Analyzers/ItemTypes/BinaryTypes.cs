using Codemation.Dsl.Generator.ItemTypes;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>The types whose values are bytes.</summary>
internal static class BinaryTypes
{
    private static readonly HashSet<string> Buffers = new(StringComparer.Ordinal)
    {
        "System.Memory`1",
        "System.ReadOnlyMemory`1",
        "System.Buffers.ReadOnlySequence`1",
    };

    private static readonly HashSet<string> Sources = new(StringComparer.Ordinal)
    {
        "System.IO.Stream",
        "System.BinaryData",
        "System.IO.Pipelines.PipeReader",
        "Microsoft.AspNetCore.Http.IFormFile",
    };

    public static bool Contain(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte or SpecialType.System_SByte } => true,
        INamedTypeSymbol named => IsBuffer(named) || IsSequence(named) || named.AllInterfaces.Any(IsSequence) || IsSource(named),
        _ => false,
    };

    private static bool IsBuffer(INamedTypeSymbol type) => IsOfBytes(type) && Buffers.Contains(TypeNames.InMetadata(type));

    private static bool IsSequence(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T && IsOfBytes(type);

    private static bool IsOfBytes(INamedTypeSymbol type) => type.Arity == 1 && type.TypeArguments[0].SpecialType == SpecialType.System_Byte;

    private static bool IsSource(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is { SpecialType: SpecialType.None }; each = each.BaseType)
        {
            if (Sources.Contains(TypeNames.InMetadata(each)))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(static each => Sources.Contains(TypeNames.InMetadata(each)));
    }
}
