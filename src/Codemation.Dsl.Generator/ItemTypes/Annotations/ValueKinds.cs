using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Tells the kinds apart.</summary>
internal static class ValueKinds
{
    public static ValueKind Of(ITypeSymbol type)
    {
        var value = Nullability.Underlying(type);
        if (value.TypeKind is TypeKind.Enum)
        {
            return ValueKind.Choice;
        }

        if (BuiltInTypes.Find(value) is { } builtIn)
        {
            return builtIn switch
            {
                { JsonType: "integer" or "number" } => ValueKind.Number,
                { JsonType: "boolean" } => ValueKind.Choice,
                { Converter: "StringConverter" } => ValueKind.Text,
                { Format: "date" } => ValueKind.Date,
                { Format: "time" } => ValueKind.Time,
                { Format: "date-time" } => ValueKind.DateAndTime,
                _ => ValueKind.Other,
            };
        }

        return CollectionTypes.Find(value) switch
        {
            { Key: null } => ValueKind.List,
            not null => ValueKind.Dictionary,
            null => ValueKind.Other,
        };
    }
}
