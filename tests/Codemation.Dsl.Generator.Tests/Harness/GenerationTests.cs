using Codemation.Testing.Roslyn;
using Codemation.Testing.Roslyn.Caching;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Generating;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Tests.Harness;

public class GenerationTests
{
    private const string Code = "[Obsolete] partial class A;";

    private sealed record Model(string Name, object[] Parts);

    [Fact]
    public void A_sound_generator_passes_and_its_sources_are_found_by_name()
    {
        var generated = Generation.Run(Code, SampleGenerator.WithNames(name => $"partial class {name} {{ int made; public int Made() => made++; }}"));

        Assert.Contains("Made()", generated.Source("Sample.g.cs"), StringComparison.Ordinal);
        Assert.Contains("Sample.g.cs", Failure(() => generated.Source("Other.g.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void Generated_code_that_does_not_compile_fails_and_the_line_is_shown()
    {
        var message = Failure(() => Generation.Run(Code, SampleGenerator.WithNames(_ => "partial class A : Missing;")));

        Assert.Contains("CS0246", message, StringComparison.Ordinal);
        Assert.Contains("> partial class A : Missing;", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_in_generated_code_fails()
    {
        Assert.Contains("CS0169", Failure(() => Generation.Run(Code, SampleGenerator.WithNames(_ => "partial class A { int unused; }"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_the_user_fail_unless_they_are_expected()
    {
        var broken = UserCode.FromString("[Obsolete] partial class A { Missing x => null!; }");

        Assert.Contains("CS0246", Failure(() => Generation.Run(broken, SampleGenerator.WithNames())), StringComparison.Ordinal);
        Assert.Single(Generation.Run(broken with { ExpectedErrors = ["CS0246"] }, SampleGenerator.WithNames()).Sources);
    }

    [Fact]
    public void An_expected_error_is_not_excused_in_generated_code()
    {
        var code = UserCode.FromString(Code) with { ExpectedErrors = ["CS0246"] };

        Failure(() => Generation.Run(code, SampleGenerator.WithNames(_ => "partial class A : Missing;")));
    }

    [Fact]
    public void A_stage_whose_value_is_new_in_every_run_fails()
    {
        var message = Failure(() => Generation.Run(Code, new SampleGenerator(type => new[] { type.Name })));

        Assert.Contains("'Read' is Modified", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generator_that_names_no_stage_fails()
    {
        Assert.Contains("WithTrackingName", Failure(() => Generation.Run(Code, new SampleGenerator(type => type.Name, stage: null))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_generator_that_throws_fails_with_its_exception()
    {
        var message = Failure(() => Generation.Run(Code, SampleGenerator.WithNames(_ => throw new InvalidOperationException("no plan"))));

        Assert.Contains("no plan", message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<INamedTypeSymbol, object>> RoslynObjects() => new()
    {
        { "symbol", type => type },
        { "namespace", type => type.ContainingNamespace },
        { "location", type => type.Locations[0] },
        { "tree", type => type.DeclaringSyntaxReferences[0].SyntaxTree },
        { "node", type => type.DeclaringSyntaxReferences[0].GetSyntax() },
        { "token", type => type.DeclaringSyntaxReferences[0].GetSyntax().GetFirstToken() },
        { "reference", type => type.DeclaringSyntaxReferences[0] },
        { "attribute", type => type.GetAttributes()[0] },
        { "array", type => type.GetAttributes() },
        { "text", type => type.DeclaringSyntaxReferences[0].SyntaxTree.GetText() },
    };

    [Theory]
    [MemberData(nameof(RoslynObjects))]
    public void A_stage_that_holds_a_roslyn_object_however_deep_is_found(string kind, Func<INamedTypeSymbol, object> make)
    {
        var type = Compiler.Compile(Code).GetTypeByMetadataName("A")!;

        var message = Failure(() => Codemation.Testing.Roslyn.Caching.RoslynObjects.AssertNone(
            new Model(kind, ["plain", new Lazy<object>(new List<object> { make(type) })]), "Read"));

        Assert.StartsWith("Read.Parts[1]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_whole_run_finds_a_symbol_that_a_model_hides_behind_equality_by_name()
    {
        var message = Failure(() => Generation.Run(Code, new SampleGenerator(type => new EqualByName(type))));

        Assert.Contains("Read.Symbol holds a", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reasons_of_stages_and_outputs_after_an_edit_are_compared()
    {
        var generator = SampleGenerator.WithNames();
        var renamed = Edit.Replace("class A", "class B");

        Cache.Assert(
            generator, Code, renamed, ("Read", [IncrementalStepRunReason.Modified]), (Cache.Outputs, [IncrementalStepRunReason.Modified]));
        Cache.Assert(
            generator, Code, Edit.Add("B.cs", "class B;"), ("Read", [IncrementalStepRunReason.Unchanged]), (Cache.Outputs, [IncrementalStepRunReason.Cached]));
        Assert.Contains(
            "Read: expected Cached, found Modified",
            Failure(() => Cache.Assert(generator, Code, renamed, ("Read", [IncrementalStepRunReason.Cached]))),
            StringComparison.Ordinal);
        Assert.Contains(
            "no such stage",
            Failure(() => Cache.Assert(generator, Code, renamed, ("Raed", [IncrementalStepRunReason.Cached]))),
            StringComparison.Ordinal);
    }

    private static string Failure(Action check) => Assert.Throws<CheckFailedException>(check).Message;

    private sealed class EqualByName(INamedTypeSymbol symbol)
    {
        public INamedTypeSymbol Symbol { get; } = symbol;

        public override bool Equals(object? obj) => obj is EqualByName other && other.Symbol.Name == Symbol.Name;

        public override int GetHashCode() => Symbol.Name.GetHashCode(StringComparison.Ordinal);
    }
}
