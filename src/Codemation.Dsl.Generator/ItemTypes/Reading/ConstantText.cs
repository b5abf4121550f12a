using System.Globalization;
using Codemation.Dsl.Generator.Emit;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Writes constants in C# and in JSON.</summary>
internal static class ConstantText
{
    /// <summary>The C# expression of a constant of a type.</summary>
    public static string InCode(ITypeSymbol type, object? value)
    {
        var name = TypeNames.InCode(type);
        if (value is null)
        {
            return $"default({name})";
        }

        var literal = value switch
        {
            bool flag => flag ? "true" : "false",
            string text => SourceWriter.Literal(text),
            char character => $"(char){(int)character}",
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
            double number => Floating(number, "double", "D"),
            float number => Floating(number, "float", "F"),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => SourceWriter.Literal(value.ToString()),
        };
        return value is string ? literal : $"({name})({literal})";
    }

    /// <summary>The JSON text of a constant of a member; null where it has none.</summary>
    public static string? InJson(MemberShape member, object? value) => value is not null && EnumOf(member.Type) is { } type && !EnumNames.AreText(member, type)
        ? ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)
        : InJson(member.Type, value);

    /// <summary>The JSON text of a constant of a type; null where it has none.</summary>
    public static string? InJson(ITypeSymbol type, object? value) => value switch
    {
        null => Nullability.CanBeNull(type) ? "null" : null,
        _ when EnumOf(type) is { } enumType => EnumName(enumType, value) is { } name ? JsonLiteral.Text(name) : null,
        bool flag => flag ? "true" : "false",
        string text => JsonLiteral.Text(text),
        char character => JsonLiteral.Text(character.ToString()),
        double number => JsonNumber(number),
        float number => JsonNumber(number, "R"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static INamedTypeSymbol? EnumOf(ITypeSymbol type) => Nullability.Underlying(type) is INamedTypeSymbol { TypeKind: TypeKind.Enum } found ? found : null;

    private static string? EnumName(INamedTypeSymbol type, object value) => EnumNames.Members(type)
        .FirstOrDefault(member => Equals(member.ConstantValue, value)) is { } field ? EnumNames.JsonName(field) : null;

    private static string Floating(double number, string type, string suffix) => number switch
    {
        double.NaN => type + ".NaN",
        double.PositiveInfinity => type + ".PositiveInfinity",
        double.NegativeInfinity => type + ".NegativeInfinity",
        _ => number.ToString("R", CultureInfo.InvariantCulture) + suffix,
    };

    private static string? JsonNumber(double number, string format = "R") =>
        double.IsNaN(number) || double.IsInfinity(number) ? null : number.ToString(format, CultureInfo.InvariantCulture);
}
