namespace Codemation.Dsl.Generator.Tests.ItemTypes;

public sealed class CollectionTests
{
    [Theory]
    [InlineData("int[]")]
    [InlineData("List<int>")]
    [InlineData("IList<int>")]
    [InlineData("ICollection<int>")]
    [InlineData("IEnumerable<int>")]
    [InlineData("IReadOnlyCollection<int>")]
    [InlineData("IReadOnlyList<int>")]
    [InlineData("LinkedList<int>")]
    [InlineData("Collection<int>")]
    [InlineData("ObservableCollection<int>")]
    [InlineData("HashSet<int>")]
    [InlineData("SortedSet<int>")]
    [InlineData("ISet<int>")]
    [InlineData("IReadOnlySet<int>")]
    [InlineData("FrozenSet<int>")]
    [InlineData("ImmutableArray<int>")]
    [InlineData("ImmutableArray<int>?")]
    [InlineData("ImmutableList<int>")]
    [InlineData("IImmutableList<int>")]
    [InlineData("ImmutableHashSet<int>")]
    [InlineData("IImmutableSet<int>")]
    [InlineData("ImmutableSortedSet<int>")]
    public void A_collection_is_read_and_written(string type)
    {
        using var item = Probed.Of("Item", $"public sealed record Item({type} Values);");

        Assert.Equal("""{"values":[1,2,3]}""", item.RoundTrip("""{"values":[1,2,3]}"""));
        Assert.Contains("$.values[1]", item.Refusal("""{"values":[1,"2"]}"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dictionary<string, Line>")]
    [InlineData("IDictionary<string, Line>")]
    [InlineData("SortedDictionary<string, Line>")]
    [InlineData("IReadOnlyDictionary<string, Line>")]
    [InlineData("ImmutableDictionary<string, Line>")]
    [InlineData("IImmutableDictionary<string, Line>")]
    [InlineData("ImmutableSortedDictionary<string, Line>")]
    [InlineData("FrozenDictionary<string, Line>")]
    public void A_dictionary_is_read_and_written(string type)
    {
        using var item = Probed.Of(type, "public sealed record Line(int Q);");

        Assert.Equal("""{"Some key":{"q":1}}""", item.RoundTrip("""{"Some key":{"q":1}}"""));
        Assert.Contains("'q'", item.Refusal("""{"a":{}}"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int", "-1")]
    [InlineData("Guid", "6f9619ff-8b86-d011-b42d-00c04fc964ff")]
    [InlineData("DayOfWeek", "Friday")]
    [InlineData("DateOnly", "2026-01-31")]
    public void Keys_that_have_a_text_form_work_too(string key, string text)
    {
        using var item = Probed.Of($"Dictionary<{key}, int>");

        Assert.Equal($$"""{"{{text}}":1}""", item.RoundTrip($$"""{"{{text}}":1}"""));
    }

    [Fact]
    public void Elements_are_nullable_in_the_schema_only_where_they_are_in_the_type()
    {
        using var plain = Probed.Of("List<string>");
        using var nullable = Probed.Of("List<string?>");

        Assert.Equal("""{"type":"array","items":{"type":"string"}}""", plain.Schema);
        Assert.Equal("""{"type":"array","items":{"type":["string","null"]}}""", nullable.Schema);
    }

    [Fact]
    public void Sets_say_that_their_elements_differ()
    {
        using var item = Probed.Of("HashSet<string>");

        Assert.Equal("""{"type":"array","items":{"type":"string"},"uniqueItems":true}""", item.Schema);
    }
}
