using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Chooses the constructor that makes objects from JSON, and matches its parameters to members.</summary>
internal static class Constructors
{
    /// <summary>Chooses the marked one, else the one without parameters, else the only one.</summary>
    /// <remarks>
    /// Unlike System.Text.Json this also takes the only written constructor of a struct: a positional record struct then
    /// refuses JSON without its members, as a record class does.
    /// </remarks>
    public static (IMethodSymbol? Constructor, string? Problem) Choose(INamedTypeSymbol type, ItemTypeScope scope)
    {
        if (type.InstanceConstructors.FirstOrDefault(one => one.Has(Attributes.Json + "JsonConstructor")) is { } marked)
        {
            return scope.IsAccessible(marked)
                ? (marked, null)
                : (null, $"The constructor of {TypeNames.ForPeople(type)} with [JsonConstructor] can't be called by generated code. Make it internal or public.");
        }

        var open = type.InstanceConstructors.Where(one => one.DeclaredAccessibility is Accessibility.Public).ToList();
        var written = open.Where(one => !one.IsImplicitlyDeclared).ToList();
        var chosen = written.FirstOrDefault(one => one.Parameters.IsEmpty)
            ?? (written.Count == 1 ? written[0] : open.FirstOrDefault(one => one.Parameters.IsEmpty));
        if (chosen is not null)
        {
            return (chosen, null);
        }

        return (null, open.Count == 0
            ? $"{TypeNames.ForPeople(type)} has no public constructor. Add one, or mark an internal one with [JsonConstructor]."
            : $"{TypeNames.ForPeople(type)} has several public constructors. Mark the one that JSON is read with by [JsonConstructor].");
    }

    /// <summary>Connects each parameter to the member that it initializes.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? Match(INamedTypeSymbol type, IMethodSymbol constructor, List<MemberShape> members)
    {
        foreach (var parameter in constructor.Parameters)
        {
            if (parameter.RefKind is not (RefKind.None or RefKind.In))
            {
                return $"{Name(type, parameter)} is passed by reference, which can't be done from JSON.";
            }

            if (members.Find(member => IsFor(parameter, member)) is { } found)
            {
                found.Parameter = parameter;
            }
            else if (!IsIgnored(type, parameter))
            {
                return $"{Name(type, parameter)} has no public property of the same name and type, so JSON has no value for it. Add one, or mark another constructor with [JsonConstructor].";
            }
        }

        return null;
    }

    private static string Name(INamedTypeSymbol type, IParameterSymbol parameter) =>
        $"The constructor parameter {parameter.Name} of {TypeNames.ForPeople(type)}";

    private static bool IsFor(IParameterSymbol parameter, MemberShape member) =>
        string.Equals(member.Symbol.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(member.Type, parameter.Type);

    private static bool IsIgnored(INamedTypeSymbol type, IParameterSymbol parameter)
    {
        for (var owner = type; owner is not null; owner = owner.BaseType)
        {
            if (owner.GetMembers().Any(member => string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
                && member.Has(Attributes.Json + "JsonIgnore")))
            {
                return true;
            }
        }

        return false;
    }
}
