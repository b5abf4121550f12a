using System.Text.Json;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Generating;
using Codemation.Testing.Roslyn.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Codemation.Dsl.Generator.Tests.ItemTypes;

/// <summary>One type of items in user code, compiled and loaded with what is generated for it.</summary>
internal sealed class Probed : IDisposable
{
    private readonly UserAssembly assembly;

    private Probed(UserCode code)
    {
        Generated = Generation.Run(code, new ItemTypesProbe());
        assembly = UserAssembly.Load(Generated.Compilation);
    }

    public Generated Generated { get; }

    public ItemType Item => assembly.Value<ItemType>("Probe", "item");

    public string Problem => assembly.Value<string>("Probe", "item");

    public string Schema => Item.Schema;

    /// <summary>Compiles declarations with a type of items that can be written where they are in scope.</summary>
    public static Probed Of(
        string type,
        string declarations = "",
        string inside = "",
        NullableContextOptions nullable = NullableContextOptions.Enable,
        LanguageVersion language = LanguageVersion.Latest,
        params IIncrementalGenerator[] beside) => new(
        UserCode.FromString($$"""
            using Codemation;
            using System.Collections.Frozen;
            using System.Collections.Immutable;
            using System.Collections.ObjectModel;
            using System.ComponentModel;
            using System.ComponentModel.DataAnnotations;
            using System.Text.Json;
            using System.Text.Json.Nodes;
            using System.Text.Json.Serialization;
            {{declarations}}
            public static partial class Probe
            {
                private static void Items({{type}} item) { }
                {{inside}}
            }
            """) with { Nullable = nullable, Language = language, Generators = [.. beside] });

    /// <summary>Reads JSON into the type and writes it again.</summary>
    public string RoundTrip(string json) => Write(Read(json));

    public object? Read(string json) => JsonSerializer.Deserialize(json, Item.JsonTypeInfo);

    public string Write(object? value) => JsonSerializer.Serialize(value, Item.JsonTypeInfo);

    /// <summary>What reading the JSON complains about.</summary>
    public string Refusal(string json) => Assert.Throws<JsonException>(() => Read(json)).Message;

    public void Dispose() => assembly.Dispose();
}
