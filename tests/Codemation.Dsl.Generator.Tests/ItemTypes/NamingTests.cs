using Codemation.Testing.Roslyn.Generating;
using Codemation.Testing.Roslyn.Running;

namespace Codemation.Dsl.Generator.Tests.ItemTypes;

public sealed class NamingTests
{
    [Fact]
    public void A_private_type_of_the_workflow_lives_in_the_workflow()
    {
        using var item = Probed.Of("Step", "public sealed record Line(int A);", "private sealed record Step(Line Line, Inner[] More, List<Step>? Next = null); private sealed class Inner { public int B { get; init; } = 2; }");

        Assert.Equal("""{"line":{"a":1},"more":[{"b":2}],"next":null}""", item.RoundTrip("""{"line":{"a":1},"more":[{}]}"""));
        Assert.Contains("'a'", item.Refusal("""{"line":{},"more":[]}"""), StringComparison.Ordinal);
        Assert.Contains("class GeneratedItemTypes", item.Generated.Source("Probe.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain(item.Generated.Sources.Where(source => source.Key != "Probe.g.cs"), source => source.Value.Contains("Probe.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_constructed_type_with_a_private_argument_is_private_too()
    {
        using var item = Probed.Of("StepError<Step>", "", "private sealed record Step(int A);");

        Assert.Equal(
            """{"item":{"a":1},"step":"s","type":"t","message":"m"}""", item.RoundTrip("""{"item":{"a":1},"step":"s","type":"t","message":"m"}"""));
    }

    [Fact]
    public void Types_of_the_same_name_do_not_meet()
    {
        using var item = Probed.Of("Both", "public sealed record Both(A.Line A, B.Line B, A.Line A2, B.Line B2); namespace A { public sealed record Line(int X); } namespace B { public sealed record Line(string Y); }");

        Assert.Equal(
            """{"a":{"x":1},"b":{"y":"z"},"a2":{"x":2},"b2":{"y":"z"}}""", item.RoundTrip("""{"a":{"x":1},"b":{"y":"z"},"a2":{"x":2},"b2":{"y":"z"}}"""));
        SchemaComparison.AssertEquivalent(item.Item);
    }

    [Fact]
    public void Types_that_differ_in_nullability_have_schemas_of_their_own_and_share_metadata()
    {
        var generated = Generation.Run(
            """
            public sealed record Box<T>(T Value);
            public static partial class Probe { static void Items(Box<string> a, Box<string?> b, string? c, string d, List<Box<string?>> e) { } }
            """,
            new ItemTypesProbe());
        using var assembly = UserAssembly.Load(generated.Compilation);

        string Schema(string name) => assembly.Value<ItemType>("Probe", name).Schema;
        Assert.Equal("""{"type":"object","properties":{"value":{"type":"string"}},"required":["value"]}""", Schema("a"));
        Assert.Equal("""{"type":"object","properties":{"value":{"type":["string","null"]}},"required":["value"]}""", Schema("b"));
        Assert.Equal("""{"type":["string","null"]}""", Schema("c"));
        Assert.Equal("""{"type":"string"}""", Schema("d"));
        Assert.Same(assembly.Value<ItemType>("Probe", "a").JsonTypeInfo, assembly.Value<ItemType>("Probe", "b").JsonTypeInfo);
        Assert.Same(assembly.Value<ItemType>("Probe", "a"), assembly.Value<ItemType>("Probe", "a"));
        Assert.Single(generated.Sources.Keys, name => generated.Source(name).Contains("JsonTypeInfo Describe_Box", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_workflows_share_what_both_can_see()
    {
        var generated = Generation.Run(
            """
            public sealed record Line(int A);
            public static partial class One { static void Items(Line a, List<Line> b) { } }
            public static partial class Two { static void Items(Line a, Mine b) { } private sealed record Mine(Line Line); }
            """,
            new ItemTypesProbe());
        using var assembly = UserAssembly.Load(generated.Compilation);

        Assert.Same(assembly.Value<ItemType>("One", "a"), assembly.Value<ItemType>("Two", "a"));
        Assert.Equal(4, generated.Sources.Keys.Count(name => !name.Contains("Registry", StringComparison.Ordinal)));
    }
}
