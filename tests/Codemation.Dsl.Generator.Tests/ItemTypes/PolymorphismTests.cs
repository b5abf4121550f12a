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
}
