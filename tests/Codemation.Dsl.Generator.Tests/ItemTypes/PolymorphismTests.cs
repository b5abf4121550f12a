namespace Codemation.Dsl.Generator.Tests.ItemTypes;

public sealed class PolymorphismTests
{
    private const string Shapes =
        """
        [JsonDerivedType(typeof(Circle), "circle")] [JsonDerivedType(typeof(Group), "group")] public abstract record Shape(string Name);
        public sealed record Circle(string Name, double Radius) : Shape(Name);
        public sealed record Group(string Name, Shape[] Parts) : Shape(Name);
        """;

    [Fact]
    public void A_value_is_read_as_the_derived_type_that_it_names()
    {
        using var item = Probed.Of("Shape", Shapes);

        Assert.Equal(
            """{"$type":"group","name":"g","parts":[{"$type":"circle","name":"c","radius":1}]}""",
            item.RoundTrip("""{"$type":"group","name":"g","parts":[{"$type":"circle","name":"c","radius":1}]}"""));
    }

    [Fact]
    public void The_name_of_the_type_may_come_last()
    {
        using var item = Probed.Of("Shape", Shapes);

        Assert.Equal("""{"$type":"circle","name":"c","radius":1}""", item.RoundTrip("""{"name":"c","radius":1,"$type":"circle"}"""));
    }

    [Fact]
    public void A_type_that_is_not_known_is_refused()
    {
        using var item = Probed.Of("Shape", Shapes);

        Assert.Contains("'cube'", item.Refusal("""{"$type":"cube","name":"c"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_other_names_can_tell_the_types_apart()
    {
        using var item = Probed.Of(
            "Animal",
            """
            [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")] [JsonDerivedType(typeof(Cat), 1)] public record Animal(string Name);
            public sealed record Cat(string Name, int Lives) : Animal(Name);
            """);

        Assert.Equal("""{"kind":1,"name":"c","lives":9}""", item.RoundTrip("""{"kind":1,"name":"c","lives":9}"""));
        Assert.Equal("""{"name":"a"}""", item.RoundTrip("""{"name":"a"}"""));
    }

    [Fact]
    public void An_interface_can_be_the_base()
    {
        using var item = Probed.Of(
            "IEvent", "[JsonDerivedType(typeof(Paid), \"paid\")] public interface IEvent { string Id { get; } } public sealed record Paid(string Id, decimal Sum) : IEvent;");

        Assert.Equal("""{"$type":"paid","id":"a","sum":1}""", item.RoundTrip("""{"$type":"paid","id":"a","sum":1}"""));
    }

    [Fact]
    public void A_number_that_tells_the_type_may_come_last_too()
    {
        using var item = Probed.Of(
            "Animal",
            """
            [JsonDerivedType(typeof(Cat), 1)] [JsonDerivedType(typeof(Dog), 2)] public abstract record Animal(string Name);
            public sealed record Cat(string Name, int Lives) : Animal(Name);
            public sealed record Dog(string Name) : Animal(Name);
            """);

        Assert.Equal("""{"$type":1,"name":"c","lives":9}""", item.RoundTrip("""{"name":"c","lives":9,"$type":1}"""));
        Assert.Contains("'3'", item.Refusal("""{"name":"c","$type":3}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_derived_type_without_a_name_is_written_and_read_back_as_its_base()
    {
        using var item = Probed.Of(
            "Early", "[JsonDerivedType(typeof(Late))] public class Early { public int A { get; set; } } public sealed class Late : Early { public int B { get; set; } }");

        Assert.Equal("""{"a":1}""", item.RoundTrip("""{"a":1,"b":2}"""));
    }

    [Fact]
    public void The_base_itself_may_be_one_of_the_types()
    {
        using var item = Probed.Of(
            "Animal",
            """
            [JsonDerivedType(typeof(Animal), "animal")] [JsonDerivedType(typeof(Cat), "cat")] public record Animal(string Name);
            public sealed record Cat(string Name, int Lives) : Animal(Name);
            """);

        Assert.Equal("""{"$type":"animal","name":"a"}""", item.RoundTrip("""{"$type":"animal","name":"a"}"""));
        Assert.Equal("""{"$type":"cat","name":"c","lives":9}""", item.RoundTrip("""{"$type":"cat","name":"c","lives":9}"""));
    }
}
