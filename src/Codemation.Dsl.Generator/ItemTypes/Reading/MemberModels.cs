using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Turns the shapes of members into values.</summary>
internal static class MemberModels
{
    public static JsonMemberModel From(ObjectShape shape, MemberShape member, JsonConverterModel? converter)
    {
        var setter = SetterOf(member);
        return new JsonMemberModel
        {
            Name = member.Symbol.Name,
            JsonName = member.JsonName,
            TypeName = TypeNames.InCode(member.Type),
            DeclaringTypeName = TypeNames.InCode(member.Symbol.ContainingType),
            IsProperty = !member.IsField,
            IsVirtual = member.Symbol.IsVirtual || member.Symbol.IsOverride || member.Symbol.IsAbstract,
            HasGetter = member.IsField || member.Getter is not null,
            Setter = setter,
            InitAccessor = setter is JsonSetter.InitAccessor ? InitAccessors.For((IPropertySymbol)member.Symbol) : null,
            IsRequired = member.Parameter is null && IsRequired(shape, member),
            RefusesNullOnWrite = Nullability.RefusesNullOnWrite(member),
            RefusesNullOnRead = Nullability.RefusesNullOnRead(member),
            HasJsonInclude = member.HasJsonInclude,
            IsExtensionData = member.IsExtensionData,
            Ignore = member.Ignore,
            Numbers = member.Symbol.Find(Attributes.Json + "JsonNumberHandling")?.Argument(0) as int?,
            Order = member.Symbol.Find(Attributes.Json + "JsonPropertyOrder")?.Argument(0) as int?,
            Converter = converter,
        };
    }

    /// <summary>Whether JSON must have the member for a reason other than a constructor parameter.</summary>
    public static bool IsRequired(ObjectShape shape, MemberShape member) =>
        member.Symbol.Has(Attributes.Json + "JsonRequired") || (member.IsRequired && IsInitialized(shape, member));

    private static bool IsInitialized(ObjectShape shape, MemberShape member) =>
        shape.RequiredMembers.Any(one => SymbolEqualityComparer.Default.Equals(one, member.Symbol));

    private static JsonSetter SetterOf(MemberShape member) => member switch
    {
        { Parameter: not null } => JsonSetter.None,
        { IsField: true } => member.IsReadOnlyField ? JsonSetter.None : JsonSetter.Assign,
        { Setter: null } => JsonSetter.None,
        { Setter.IsInitOnly: true } => JsonSetter.InitAccessor,
        _ => JsonSetter.Assign,
    };
}
