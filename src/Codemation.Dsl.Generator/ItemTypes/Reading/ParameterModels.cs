using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Lists the values that making an object takes.</summary>
internal static class ParameterModels
{
    public static IEnumerable<JsonParameterModel> From(ObjectShape shape)
    {
        if (shape.Constructor is null)
        {
            yield break;
        }

        foreach (var parameter in shape.Constructor.Parameters)
        {
            yield return FromParameter(shape, parameter);
        }

        foreach (var member in shape.RequiredMembers)
        {
            var found = shape.Members.First(one => SymbolEqualityComparer.Default.Equals(one.Symbol, member));
            if (found.Parameter is null)
            {
                yield return new JsonParameterModel(
                    member.Name, TypeNames.InCode(found.Type), JsonParameterUse.Member, Default: null, !Nullability.RefusesNullOnRead(found));
            }
        }
    }

    private static JsonParameterModel FromParameter(ObjectShape shape, IParameterSymbol parameter)
    {
        var member = shape.Members.FirstOrDefault(one => SymbolEqualityComparer.Default.Equals(one.Parameter, parameter));
        var missing = parameter.HasExplicitDefaultValue ? ConstantText.InCode(parameter.Type, parameter.ExplicitDefaultValue) : null;
        var type = TypeNames.InCode(parameter.Type);
        if (member is null)
        {
            return new JsonParameterModel(parameter.Name, type, JsonParameterUse.Constant, missing ?? $"default({type})", IsNullable: true);
        }

        var isRequired = shape.RequiredMembers.Any(one => SymbolEqualityComparer.Default.Equals(one, member.Symbol));
        return new JsonParameterModel(
            isRequired ? member.Symbol.Name : parameter.Name,
            type,
            isRequired ? JsonParameterUse.ConstructorAndMember : JsonParameterUse.Constructor,
            MemberModels.IsRequired(shape, member) ? null : missing,
            Nullability.Allows(parameter));
    }
}
