namespace Codemation.Dsl.Generator.Tests.ItemTypes;

public sealed class ConverterTests
{
    private const string Money =
        """
        public readonly record struct Money(decimal Sum, string Currency);
        public sealed class MoneyConverter : JsonConverter<Money>
        {
            public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
            {
                var parts = reader.GetString()!.Split(' ');
                return new Money(decimal.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[1]);
            }

            public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
                writer.WriteStringValue(FormattableString.Invariant($"{value.Sum} {value.Currency}"));
        }
        public sealed class MoneyConverterFactory : JsonConverterFactory
        {
            public override bool CanConvert(Type type) => type == typeof(Money);
            public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) => new MoneyConverter();
        }
        """;

    [Theory]
    [InlineData("MoneyConverter")]
    [InlineData("MoneyConverterFactory")]
    public void A_types_own_converter_is_used_and_its_schema_is_open(string converter)
    {
        using var item = Probed.Of(
            "List<Money?>", Money.Replace("public readonly record struct", $"[JsonConverter(typeof({converter}))] public readonly record struct", StringComparison.Ordinal));

        Assert.Equal("""["1.5 EUR",null]""", item.RoundTrip("""["1.5 EUR",null]"""));
        Assert.Equal("""{"type":"array","items":{}}""", item.Schema);
    }

    [Theory]
    [InlineData("Money", "MoneyConverter", "\"1.5 EUR\"")]
    [InlineData("Money", "MoneyConverterFactory", "\"1.5 EUR\"")]
    [InlineData("Money?", "MoneyConverter", "\"1.5 EUR\"")]
    [InlineData("Money?", "MoneyConverter", "null")]
    public void A_members_own_converter_is_used(string type, string converter, string json)
    {
        using var item = Probed.Of("Item", Money + $"\npublic sealed record Item([property: JsonConverter(typeof({converter}))] {type} Price);");

        Assert.Equal($$"""{"price":{{json}}}""", item.RoundTrip($$"""{"price":{{json}}}"""));
        Assert.Equal("""{"type":"object","properties":{"price":{}},"required":["price"]}""", item.Schema);
    }
}
