namespace Codemation.Dsl.Generator.Tests.ItemTypes;

public sealed class ObjectTests
{
    [Fact]
    public void A_positional_record_is_read_and_written_with_camel_case_names()
    {
        using var order = Probed.Of("Order", "public sealed record Order(string Id, decimal Total, int? Rank);");

        Assert.Equal("""{"id":"a","total":1.50,"rank":null}""", order.RoundTrip("""{"total":1.50,"rank":null,"id":"a"}"""));
    }
}
