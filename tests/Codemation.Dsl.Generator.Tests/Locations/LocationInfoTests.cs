using Codemation.Dsl.Generator.Locations;
using Codemation.Testing.Roslyn.Compiling;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Tests.Locations;

public class LocationInfoTests
{
    private static readonly Compilation Compilation = Compiler.Compile("class A;\nclass B;");

    private static Location OfB => Compilation.GetTypeByMetadataName("B")!.Locations[0];

    [Fact]
    public void A_location_survives_the_way_to_a_value_and_back()
    {
        Assert.Equal(OfB, LocationInfo.From(OfB)!.ToLocation(Compilation));
    }

    [Fact]
    public void Values_of_the_same_place_are_equal()
    {
        Assert.Equal(LocationInfo.From(OfB), LocationInfo.From(Location.Create(OfB.SourceTree!, OfB.SourceSpan)));
    }

    [Fact]
    public void A_place_in_a_file_that_is_gone_is_still_named_by_path_and_line()
    {
        var location = LocationInfo.From(OfB)!.ToLocation(Compiler.Compile(UserCode.FromFiles(("Other.cs", ""))));

        Assert.Equal(("User.cs", 1), (location.GetLineSpan().Path, location.GetLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public void Nowhere_has_no_value()
    {
        Assert.Null(LocationInfo.From(Location.None));
    }
}
