using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Codemation.Runtime.Tests.Json.RoundTrips;

/// <summary>Makes values of any item type, null only where the declaration allows it.</summary>
internal sealed class RandomValues(Random random)
{
    private const string Characters = "aZ09 \t\n\"\\/<>&'é€ß漢\u0000\u001f\u2028";

    private readonly NullabilityInfoContext _nullability = new();
    private readonly RandomScalars _scalars = new(random, Characters);
    private int _depth;

    public object? Make(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Chance(3) ? null : Make(underlying);
        }

        if (_scalars.Make(type) is { } scalar)
        {
            return scalar;
        }

        return ElementsOf(type) is { } element ? Collection(type, element) : Object(type);
    }

    private object? Argument(ParameterInfo parameter)
    {
        // A type argument isn't null, though the type parameter that it stands for may be.
        var owner = parameter.Member.DeclaringType!;
        var isOpen = owner.IsGenericType && owner.GetGenericTypeDefinition().GetConstructors()
            .Any(one => one.GetParameters().Any(other => other.Name == parameter.Name && other.ParameterType.IsGenericParameter));
        return isOpen ? Make(parameter.ParameterType) : Make(parameter.ParameterType, _nullability.Create(parameter));
    }

    private object? Make(Type type, NullabilityInfo nullability)
    {
        var isNullable = nullability.ReadState is NullabilityState.Nullable && !type.IsValueType;
        return isNullable && (Chance(3) || _depth > 3) ? null : Make(type);
    }

    private object Object(Type type)
    {
        if (type.GetCustomAttributes<JsonDerivedTypeAttribute>().ToArray() is { Length: > 0 } derived)
        {
            return Object(derived[random.Next(derived.Length)].DerivedType);
        }

        _depth++;
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(Argument)]);
        foreach (var property in constructor.GetParameters().Length > 0 ? [] : type.GetProperties().Where(property => property.CanWrite && !property.IsDefined(typeof(JsonIgnoreAttribute)) || property.Name == "Sometimes"))
        {
            property.SetValue(made, Make(property.PropertyType, _nullability.Create(property)));
        }

        foreach (var field in type.GetFields())
        {
            field.SetValue(made, Make(field.FieldType));
        }

        _depth--;
        return made;
    }

    private object Collection(Type type, Type element)
    {
        // Beyond some depth collections are empty, so that trees end.
        var elements = Enumerable.Range(0, _depth > 3 ? 0 : random.Next(4)).Select(_ => Make(element)!).ToList();
        var isMap = element.IsGenericType && element.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
        if (isMap)
        {
            elements = [.. elements.DistinctBy(pair => element.GetProperty("Key")!.GetValue(pair))];
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        elements.ForEach(one => list.Add(one));
        if (type.IsAssignableFrom(list.GetType()))
        {
            return list;
        }

        if (type.IsArray)
        {
            var array = Array.CreateInstance(element, list.Count);
            list.CopyTo(array, 0);
            return array;
        }

        var arguments = isMap ? element.GetGenericArguments() : [element];
        return From(type, arguments, list);
    }

    private static object From(Type type, Type[] arguments, IList elements)
    {
        var definition = type.GetGenericTypeDefinition();
        var (owner, method) = definition switch
        {
            _ when definition == typeof(ImmutableArray<>) => (typeof(ImmutableArray), "CreateRange"),
            _ when definition == typeof(ImmutableHashSet<>) => (typeof(ImmutableHashSet), "CreateRange"),
            _ when definition == typeof(ImmutableDictionary<,>) => (typeof(ImmutableDictionary), "CreateRange"),
            _ when definition == typeof(FrozenSet<>) => (typeof(FrozenSet), "ToFrozenSet"),
            _ when definition == typeof(FrozenDictionary<,>) => (typeof(FrozenDictionary), "ToFrozenDictionary"),
            _ => (null, null),
        };
        if (owner is not null)
        {
            var create = owner.GetMethods().First(one => one.Name == method && one.GetGenericArguments().Length == arguments.Length
                && one.GetParameters() is [{ ParameterType: { IsGenericType: true } first }, ..] && first.GetGenericTypeDefinition() == typeof(IEnumerable<>)
                && one.GetParameters().Skip(1).All(parameter => parameter.HasDefaultValue)).MakeGenericMethod(arguments);
            return create.Invoke(null, [elements, .. create.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue)])!;
        }

        var concrete = definition switch
        {
            _ when definition == typeof(ISet<>) || definition == typeof(IReadOnlySet<>) => typeof(HashSet<>),
            _ when definition == typeof(IReadOnlyDictionary<,>) => typeof(Dictionary<,>),
            _ => definition,
        };
        var closed = concrete.MakeGenericType(arguments);
        return arguments.Length == 2
            ? Activator.CreateInstance(closed, Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments), elements))!
            : Activator.CreateInstance(closed, elements)!;
    }

    private static Type? ElementsOf(Type type) => type.GetInterfaces().Append(type)
        .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private bool Chance(int of) => random.Next(of) == 0;
}
