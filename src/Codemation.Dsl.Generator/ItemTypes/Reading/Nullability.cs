using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Says where null is allowed.</summary>
internal static class Nullability
{
    private const string CodeAnalysis = "System.Diagnostics.CodeAnalysis.";

    /// <summary>The value type of a nullable one; any other type itself.</summary>
    public static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Whether a value of the type can be null; where nothing is annotated, it can.</summary>
    public static bool CanBeNull(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
        || (!type.IsValueType && type.NullableAnnotation is not NullableAnnotation.NotAnnotated);

    /// <summary>Whether the declaration, in all its constructed forms, keeps null from being written.</summary>
    public static bool RefusesNullOnWrite(MemberShape member) =>
        !member.Type.IsValueType
        && (member.Symbol.Has(CodeAnalysis + "NotNull")
            || (IsNotNull(DeclaredType(member)) && !member.Symbol.Has(CodeAnalysis + "MaybeNull")));

    /// <summary>Whether the declaration, in all its constructed forms, keeps null from being read.</summary>
    public static bool RefusesNullOnRead(MemberShape member) =>
        !member.Type.IsValueType
        && (member.Symbol.Has(CodeAnalysis + "DisallowNull")
            || (IsNotNull(DeclaredType(member)) && !member.Symbol.Has(CodeAnalysis + "AllowNull")));

    public static bool Allows(IParameterSymbol parameter) =>
        parameter.Type.IsValueType
            ? CanBeNull(parameter.Type)
            : !parameter.Has(CodeAnalysis + "DisallowNull")
                && (!IsNotNull(parameter.OriginalDefinition.Type) || parameter.Has(CodeAnalysis + "AllowNull"));

    /// <summary>Whether the schema of a member lets null through.</summary>
    public static bool IsNullable(MemberShape member)
    {
        if (member.Type.IsValueType)
        {
            return CanBeNull(member.Type);
        }

        if (member.Parameter is { } parameter)
        {
            return !parameter.Has(CodeAnalysis + "DisallowNull") && (CanBeNull(parameter.Type) || parameter.Has(CodeAnalysis + "AllowNull"));
        }

        return !member.Symbol.Has(CodeAnalysis + "DisallowNull")
            && (CanBeNull(member.Type) || member.Symbol.Has(CodeAnalysis + "AllowNull") || member.Symbol.Has(CodeAnalysis + "MaybeNull"));
    }

    /// <summary>Whether the type says with a question mark that the value can be null.</summary>
    public static bool IsAnnotated(MemberShape member) => member.Type.NullableAnnotation is NullableAnnotation.Annotated;

    // What is true of Box<T>.Value must hold for Box<string?> too: metadata belongs to the run-time type.
    private static ITypeSymbol DeclaredType(MemberShape member) => member.Symbol.OriginalDefinition switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => member.Type,
    };

    private static bool IsNotNull(ITypeSymbol type) =>
        type.NullableAnnotation is NullableAnnotation.NotAnnotated && type is not ITypeParameterSymbol
        || type is ITypeParameterSymbol { NullableAnnotation: NullableAnnotation.NotAnnotated } parameter
            && (parameter.HasNotNullConstraint
                || parameter is { HasReferenceTypeConstraint: true, ReferenceTypeConstraintNullableAnnotation: NullableAnnotation.NotAnnotated });
}
