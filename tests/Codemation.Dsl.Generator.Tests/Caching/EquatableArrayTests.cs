using System.Collections.Immutable;
using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.Tests.Caching;

public class EquatableArrayTests
{
    private sealed record Model(string Name, EquatableArray<string> Steps);

    [Fact]
    public void Records_that_hold_equal_elements_are_equal_and_hash_alike()
    {
        var one = new Model("w", ["a", "b"]);
        var other = new Model("w", new[] { "a", "b" }.ToEquatableArray());

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a", "c")]
    [InlineData("b", "a")]
    [InlineData("a", "b", "c")]
    public void Other_elements_or_another_order_make_it_unequal(params string[] steps)
    {
        EquatableArray<string> one = ["a", "b"];

        Assert.False(one == steps.ToEquatableArray());
        Assert.True(one != steps.ToEquatableArray());
    }

    [Fact]
    public void The_default_value_is_the_empty_array()
    {
        EquatableArray<string> nothing = default;

        Assert.True(nothing == []);
        Assert.Empty(nothing);
        Assert.Equal(0, nothing.GetHashCode() - new EquatableArray<string>(ImmutableArray<string>.Empty).GetHashCode());
    }

    [Fact]
    public void Elements_are_read_by_index_and_in_order()
    {
        EquatableArray<string> steps = ["a", "b"];

        Assert.Equal("b", steps[1]);
        Assert.Equal(["a", "b"], steps.ToArray());
    }
}
