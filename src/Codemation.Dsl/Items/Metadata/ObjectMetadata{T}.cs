using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Codemation;

/// <summary>
/// Puts the metadata of a JSON object together, for generated code: a call for each parameter and member is less for a
/// compiler to read than the objects that System.Text.Json wants.
/// </summary>
/// <typeparam name="T">The object's type.</typeparam>
/// <param name="options">The options that the metadata is for.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ObjectMetadata<T>(JsonSerializerOptions options)
    where T : notnull
{
    private readonly List<JsonParameterInfoValues> parameters = [];
    private readonly List<MemberMetadata> members = [];

    /// <summary>Adds a value that making an object takes.</summary>
    /// <typeparam name="TValue">The value's type.</typeparam>
    /// <param name="name">The name of the parameter or member.</param>
    /// <param name="isNullable">Whether null is allowed.</param>
    /// <param name="isMember">Whether a member is initialized with it, and not a parameter of the constructor.</param>
    public ObjectMetadata<T> Parameter<TValue>(string name, bool isNullable = false, bool isMember = false) =>
        Add(name, typeof(TValue), hasDefault: false, default(TValue), isNullable, isMember);

    /// <summary>Adds a value that making an object takes, and that JSON may leave out.</summary>
    /// <typeparam name="TValue">The value's type.</typeparam>
    /// <param name="name">The name of the parameter or member.</param>
    /// <param name="value">What it is then.</param>
    /// <param name="isNullable">Whether null is allowed.</param>
    /// <param name="isMember">Whether a member is initialized with it, and not a parameter of the constructor.</param>
    public ObjectMetadata<T> Optional<TValue>(string name, object? value, bool isNullable = false, bool isMember = false) =>
        Add(name, typeof(TValue), hasDefault: true, value, isNullable, isMember);

    /// <summary>Adds a property with nothing out of the ordinary.</summary>
    /// <typeparam name="TValue">The property's type.</typeparam>
    /// <param name="name">The name in C#.</param>
    /// <param name="jsonName">The name in JSON.</param>
    /// <param name="get">Reads it; null when it can't be read.</param>
    /// <param name="set">Writes it; null when it can't be written.</param>
    public ObjectMetadata<T> Property<TValue>(string name, string jsonName, Func<object, TValue?>? get, Action<object, TValue?>? set = null) =>
        Member(() => new JsonPropertyInfoValues<TValue>
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = typeof(T),
            PropertyName = name,
            JsonPropertyName = jsonName,
            Getter = get,
            Setter = set,
        });

    /// <summary>Adds any member.</summary>
    /// <typeparam name="TValue">The member's type.</typeparam>
    /// <param name="values">Describes it; called when the metadata is first used.</param>
    public ObjectMetadata<T> Member<TValue>(Func<JsonPropertyInfoValues<TValue>> values)
    {
        members.Add(new MemberMetadata(options => JsonMetadataServices.CreatePropertyInfo(options, values())));
        return this;
    }

    /// <summary>Says that JSON must have the member added last.</summary>
    public ObjectMetadata<T> Required()
    {
        members[^1].IsRequired = true;
        return this;
    }

    /// <summary>Says where among the others the member added last is written.</summary>
    /// <param name="order">Lower ones come first.</param>
    public ObjectMetadata<T> Order(int order)
    {
        members[^1].Order = order;
        return this;
    }

    /// <summary>Says that the member added last can't be null.</summary>
    /// <param name="onRead">When JSON is read.</param>
    /// <param name="onWrite">When JSON is written.</param>
    public ObjectMetadata<T> NotNull(bool onRead = true, bool onWrite = true)
    {
        members[^1].RefusesNullOnRead = onRead;
        members[^1].RefusesNullOnWrite = onWrite;
        return this;
    }

    /// <summary>Makes the metadata.</summary>
    /// <param name="create">Makes an object without parameters; null when none can be made.</param>
    /// <param name="numbers">How numbers in it are written and read.</param>
    public JsonTypeInfo<T> Build(Func<T>? create, JsonNumberHandling numbers = default) =>
        Build(new JsonObjectInfoValues<T>
        {
            ObjectCreator = create,
            PropertyMetadataInitializer = _ => CreateMembers(),
            NumberHandling = numbers,
        });

    /// <summary>Makes the metadata of an object that takes the values added.</summary>
    /// <param name="create">Makes an object of them, in their order.</param>
    /// <param name="numbers">How numbers in it are written and read.</param>
    public JsonTypeInfo<T> BuildFrom(Func<object?[], T> create, JsonNumberHandling numbers = default) =>
        Build(new JsonObjectInfoValues<T>
        {
            ObjectWithParameterizedConstructorCreator = create,
            ConstructorParameterMetadataInitializer = () => [.. parameters],
            PropertyMetadataInitializer = _ => CreateMembers(),
            NumberHandling = numbers,
        });

    private JsonTypeInfo<T> Build(JsonObjectInfoValues<T> values) => JsonMetadataServices.CreateObjectInfo(options, values);

    private JsonPropertyInfo[] CreateMembers()
    {
        var created = new JsonPropertyInfo[members.Count];
        for (var i = 0; i < created.Length; i++)
        {
            created[i] = members[i].Create(options);
        }

        return created;
    }

    private ObjectMetadata<T> Add(string name, Type type, bool hasDefault, object? value, bool isNullable, bool isMember)
    {
        parameters.Add(new JsonParameterInfoValues
        {
            Name = name,
            ParameterType = type,
            Position = parameters.Count,
            HasDefaultValue = hasDefault,
            DefaultValue = value,
            IsNullable = isNullable,
            IsMemberInitializer = isMember,
        });
        return this;
    }
}
