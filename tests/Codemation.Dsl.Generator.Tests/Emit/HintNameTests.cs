using Codemation.Dsl.Generator.Emit;
using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Dsl.Generator.Tests.Emit;

public class HintNameTests
{
    [Theory]
    [InlineData("namespace Shop; class Intake;", "Shop.Intake", "Shop.Intake.Plan.g.cs")]
    [InlineData("class Intake;", "Intake", "Intake.Plan.g.cs")]
    [InlineData("namespace A.B; class Outer { class Inner; }", "A.B.Outer+Inner", "A.B.Outer.Inner.Plan.g.cs")]
    [InlineData("namespace A; class Outer<T> { class Inner<X, Y>; }", "A.Outer`1+Inner`2", "A.Outer-1.Inner-2.Plan.g.cs")]
    [InlineData("namespace @event; class @class;", "event.class", "event.class.Plan.g.cs")]
    [InlineData("class Größe;", "Größe", "Größe.Plan.g.cs")]
    [InlineData("class A\u203FB;", "A\u203FB", "A-u203fB.Plan.g.cs")]
    public void A_file_is_named_after_its_type(string code, string type, string expected)
    {
        Assert.Equal(expected, NameOf(code, type));
    }

    [Theory]
    [InlineData("namespace Shop; class Intake; class INTAKE;", "Shop.Intake", "Shop.INTAKE")]
    [InlineData("namespace Shop { class A; } namespace shop { class A; }", "Shop.A", "shop.A")]
    [InlineData("class Outer { class A; } class outer { class A; }", "Outer+A", "outer+A")]
    [InlineData("class Outer { class A; } namespace outer { class A; }", "Outer+A", "outer.A")]
    public void Types_that_differ_only_in_case_get_names_that_differ_in_more(string code, string one, string other)
    {
        Assert.NotEqual(NameOf(code, one), NameOf(code, other), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_name_of_a_type_with_a_twin_is_the_same_in_every_run()
    {
        Assert.Equal(NameOf("class Aa; class AA;", "Aa"), NameOf("class AA; class B; class Aa;", "Aa"));
    }

    private static string NameOf(string code, string type) =>
        HintName.For(Compiler.Compile(code).GetTypeByMetadataName(type)!, "Plan");
}
