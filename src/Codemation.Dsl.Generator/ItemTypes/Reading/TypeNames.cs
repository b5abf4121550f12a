using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Codemation.Dsl.Generator.Caching;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Names types in generated code.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat Annotated = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        | SymbolDisplayMiscellaneousOptions.IncludeNotNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Short = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    // Each name is asked for many times, and Roslyn makes it anew each time.
    private static readonly ConditionalWeakTable<ITypeSymbol, string> Written = new();
    private static readonly ConditionalWeakTable<ITypeSymbol, string> WrittenAnnotated = new();

    /// <summary>The type in C#, without nullable annotations.</summary>
    public static string InCode(ITypeSymbol type) => Written.GetValue(type, static one => one.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));

    /// <summary>The type in C#, with all that is known of its nullability below the outermost level.</summary>
    public static string WithNullability(ITypeSymbol type) =>
        WrittenAnnotated.GetValue(type, static one => one.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(Annotated));

    /// <summary>The type for people.</summary>
    public static string ForPeople(ITypeSymbol type) => type.ToDisplayString(Short);

    /// <summary>The namespace and metadata name of a type that isn't nested, such as <c>System.Collections.Generic.List`1</c>.</summary>
    public static string InMetadata(INamedTypeSymbol type) => type.ContainingType is null
        ? (type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." : string.Empty) + type.MetadataName
        : string.Empty;

    /// <summary>An identifier that people can recognize, made unique by a fingerprint of <paramref name="identity"/>.</summary>
    public static string Identifier(ITypeSymbol type, string identity)
    {
        var fingerprint = new Fingerprint();
        fingerprint.Add(identity);
        return Readable(type) + "_" + fingerprint.Value.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>An identifier that people can recognize; others may have the same.</summary>
    public static string Readable(ITypeSymbol type)
    {
        var name = new StringBuilder();
        AppendReadable(name, type);
        return name.ToString();
    }

    /// <summary>The class that holds the item types of an assembly, without <c>global::</c>.</summary>
    public static string Container(Compilation compilation)
    {
        var assembly = new StringBuilder();
        foreach (var character in compilation.AssemblyName ?? string.Empty)
        {
            assembly.Append(character is '_' || char.IsLetterOrDigit(character) ? character : '_');
        }

        // Each assembly has its own, so that an assembly that sees the internals of another doesn't see two.
        return $"Codemation.Generated.In_{assembly}.ItemTypes";
    }

    private static void AppendReadable(StringBuilder name, ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                AppendReadable(name, array.ElementType);
                name.Append("Array");
                break;
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                name.Append("Nullable_");
                AppendReadable(name, nullable.TypeArguments[0]);
                break;
            case INamedTypeSymbol named:
                name.Append(named.Name);
                foreach (var argument in named.TypeArguments)
                {
                    name.Append('_');
                    AppendReadable(name, argument);
                }

                break;
            default:
                name.Append(type.Name);
                break;
        }
    }
}
