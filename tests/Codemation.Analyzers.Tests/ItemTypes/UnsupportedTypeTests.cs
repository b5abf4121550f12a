using System.Globalization;
using Codemation.Analyzers.ItemTypes;
using Codemation.CodeFixes.ItemTypes;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Fixing;
using static Codemation.Analyzers.Tests.ItemTypes.Docs;

namespace Codemation.Analyzers.Tests.ItemTypes;

public sealed class UnsupportedTypeTests
{
    [Theory]
    [InlineData("object")]
    [InlineData("object?")]
    [InlineData("dynamic")]
    [InlineData("Action")]
    [InlineData("Func<int, int>")]
    [InlineData("Stream")]
    [InlineData("int[,]")]
    [InlineData("Task<int>")]
    [InlineData("BinaryRef")]
    [InlineData("Exception")]
    [InlineData("Type")]
    [InlineData("nint")]
    [InlineData("List<object>")]
    [InlineData("Dictionary<byte[], int>")]
    public async Task A_member_whose_type_JSON_cannot_hold_is_reported(string type) =>
        await Analysis.VerifyAsync(new UnsupportedTypeAnalyzer(), Items($"public sealed record Doc(string Name, {type} {{|CDM101:Content|}});"));

    [Theory]
    [InlineData("public sealed unsafe class Doc { public int* {|CDM101:Content|} { get; set; } }")]
    [InlineData("public abstract record {|CDM101:Doc|}(string Name);")]
    [InlineData("public sealed class {|CDM101:Doc|} { public Doc(int a) { } public Doc(string b) { } }")]
    [InlineData("public sealed record Doc(Part Part); public sealed class {|CDM101:Part|} { public Part(int a) { } }")]
    [InlineData("public sealed record Doc(Page Page); public sealed record Page(Doc {|CDM101:Back|});")]
    [InlineData("public sealed record Doc(Box<object> {|CDM101:Box|}); public sealed record Box<T>(T Value);")]
    [InlineData("public sealed record Doc(Box<int> Box); public sealed record Box<T>(T Value, object {|CDM101:Extra|});")]
    [InlineData("public sealed record Doc(List<Page> Pages); public sealed record Page(Dictionary<string, object?> {|CDM101:Extra|});")]
    [InlineData("public sealed record Doc(object {|CDM101:A|}, Action {|CDM101:B|});")]
    [InlineData("public sealed record Doc(Shape Shape); [JsonDerivedType(typeof(Square), \"square\")] public abstract record Shape; public sealed record Square(object {|CDM101:Side|}) : Shape;")]
    [InlineData("public sealed record Doc { public required string Name { get; init; } [JsonRequired] public int {|CDM101:Count|} => 1; }")]
    public async Task The_innermost_member_or_type_of_the_project_is_reported_once(string types) =>
        await Analysis.VerifyAsync(new UnsupportedTypeAnalyzer(), Items(types) with { ExpectedErrors = types.Contains("unsafe", StringComparison.Ordinal) ? ["CS0227"] : [] });

    [Theory]
    [InlineData("public sealed record Doc(string Name, [property: JsonIgnore] object? Content = null);")]
    [InlineData("public sealed record Doc(Doc? Next, List<Doc> Others);")]
    [InlineData("public sealed record Doc(System.Text.Json.JsonElement Free, System.Text.Json.Nodes.JsonNode? Node, Half Half, Int128 Big, Uri Link, TimeSpan Time);")]
    public async Task Types_that_JSON_can_hold_are_fine(string types) => await Analysis.VerifyAsync(new UnsupportedTypeAnalyzer(), Items(types));

    [Fact]
    public async Task A_type_of_another_assembly_is_reported_where_a_step_uses_it() =>
        await Analysis.VerifyAsync(new UnsupportedTypeAnalyzer(), Items("", "string", "start.{|CDM101:Map|}(\"e\", s => new Exception(s)).NoOp(\"b\").Map(\"c\", e => e.Message)"));

    [Fact]
    public async Task The_input_is_reported_at_the_workflow()
    {
        var code = UserCode.FromString(
            """
            using Codemation;

            [Workflow("docs")]
            public sealed partial class {|CDM101:Docs|} : Workflow<object, object>
            {
                protected override Flow<object> Define(Start<object> start) => start.NoOp("same");
            }
            """);
        await Analysis.VerifyAsync(new UnsupportedTypeAnalyzer(), code);
    }

    [Fact]
    public async Task Configurations_and_signals_are_looked_at_too()
    {
        var code = UserCode.FromString(
            """
            using Codemation;

            [Workflow("docs")]
            public sealed partial class Docs : Workflow<string, string, Settings>
            {
                protected override Flow<string> Define(Start<string> start) => start.WaitFor<Paid>("paid", s => s).Map("text", s => s.Json);
            }

            public sealed record Settings(Action? {|CDM101:Run|} = null);

            public sealed record Paid(object {|CDM101:By|});
            """);
        await Analysis.VerifyAsync(new UnsupportedTypeAnalyzer(), code);
    }

    [Fact]
    public async Task A_context_of_the_project_that_cannot_be_honoured_is_reported_at_the_context() =>
        await Analysis.VerifyAsync(
            new UnsupportedTypeAnalyzer(),
            Items("""
                public sealed record Doc(string Name);

                [JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true)]
                [JsonSerializable(typeof(Doc))]
                public abstract partial class {|CDM101:DocJson|}() : JsonSerializerContext(null);
                """));

    [Fact]
    public async Task A_type_parameter_is_reported()
    {
        var code = UserCode.FromString(
            """
            using Codemation;

            [Workflow("docs")]
            public sealed partial class {|CDM101:Docs|}<T> : Workflow<T, T>
            {
                protected override Flow<T> Define(Start<T> start) => start.NoOp("same");
            }
            """);
        await Analysis.VerifyAsync(new UnsupportedTypeAnalyzer(), code);
    }

    [Fact]
    public async Task The_message_says_what_and_why_and_what_to_do()
    {
        var found = await Analysis.VerifyAsync(new UnsupportedTypeAnalyzer(), Items("public sealed record Doc(object {|CDM101:Content|});"));

        Assert.Equal(
            "'Doc.Content' puts something into the JSON of items that can't be there: object can be anything, so nothing can be checked. "
            + "Use a type of your own, or JsonElement for what is truly free-form.",
            Assert.Single(found).GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("public sealed record Doc((int, string) {|CDM102:Pair|});")]
    [InlineData("public sealed record Doc((int Count, string Name) {|CDM102:Pair|});")]
    public async Task A_member_whose_type_generated_code_cannot_name_is_reported(string types) =>
        await Analysis.VerifyAsync(new UnsupportedTypeAnalyzer(), Items(types));

    [Fact]
    public async Task A_type_that_is_local_to_its_file_is_reported_where_a_step_makes_it() =>
        await Analysis.VerifyAsync(
            new UnsupportedTypeAnalyzer(),
            Items("file sealed record Part(int A);", "int", "start.{|CDM102:Map|}(\"a\", n => new Part(n)).Map(\"b\", p => p.A)"));

    [Fact]
    public async Task A_type_that_is_private_to_another_class_is_reported() =>
        await Analysis.VerifyAsync(
            new UnsupportedTypeAnalyzer(),
            Items("public class Doc { [JsonDerivedType(typeof(Hidden), \"h\")] public abstract record {|CDM102:Base|}; private sealed record Hidden(int A) : Base; }", "Doc.Base"));

    [Fact]
    public async Task A_private_type_of_the_workflow_itself_is_fine() =>
        await Analysis.VerifyAsync(
            new UnsupportedTypeAnalyzer(),
            Items("public sealed partial class Docs { private sealed record Mine(int A); }", "int", "start.Map(\"a\", n => new Mine(n)).Map(\"b\", m => m.A)"));

    [Fact]
    public async Task An_anonymous_type_becomes_a_record_beside_the_workflow() =>
        await CodeFixing.VerifyAsync(
            new UnsupportedTypeAnalyzer(),
            new RecordFix(),
            Items(
                "public sealed record Doc(string Id, decimal Total, string? Note);",
                chain: "start\n        .{|CDM102:Map|}(\"order-total\", d => d.Total > 0 ? new { d.Id, Sum = d.Total + 1, d.Note } : new { d.Id, Sum = 0m, d.Note })\n        .Filter(\"some\", t => t.Sum > 0)\n        .Map(\"text\", t => t.Id + t.Note)",
                output: "string"),
            Fixed(
                "public sealed record Doc(string Id, decimal Total, string? Note);",
                "start\n        .Map(\"order-total\", d => d.Total > 0 ? new OrderTotal(d.Id, d.Total + 1, d.Note) : new OrderTotal(d.Id, 0m, d.Note))\n        .Filter(\"some\", t => t.Sum > 0)\n        .Map(\"text\", t => t.Id + t.Note)",
                "public sealed record OrderTotal(string Id, decimal Sum, string? Note);"));

    [Fact]
    public async Task A_tuple_becomes_a_record_with_the_names_that_later_steps_use() =>
        await CodeFixing.VerifyAsync(
            new UnsupportedTypeAnalyzer(),
            new RecordFix(),
            Items(
                "public sealed record Doc(string Id, decimal Total);",
                chain: "start.{|CDM102:Map|}(\"pair\", d => (d.Id + \"!\", Sum: d.Total)).Map(\"text\", t => t.Item1 + t.Sum)",
                output: "string"),
            Fixed(
                "public sealed record Doc(string Id, decimal Total);",
                "start.Map(\"pair\", d => new Pair(d.Id + \"!\", d.Total)).Map(\"text\", t => t.Item1 + t.Sum)",
                "public sealed record Pair(string Item1, decimal Sum);"));

    [Fact]
    public async Task All_are_declared_at_once_under_names_of_their_own() =>
        await CodeFixing.VerifyAllAsync(
            new UnsupportedTypeAnalyzer(),
            new RecordFix(),
            Items(
                "public sealed record Doc(string Id, decimal Total);",
                chain: "start.{|CDM102:Map|}(\"doc\", d => new { d.Id }).{|CDM102:Map|}(\"size\", d => new { Length = d.Id.Length }).Map(\"text\", t => \"\" + t.Length)",
                output: "string"),
            Fixed(
                "public sealed record Doc(string Id, decimal Total);",
                "start.Map(\"doc\", d => new DocItem(d.Id)).Map(\"size\", d => new Size(d.Id.Length)).Map(\"text\", t => \"\" + t.Length)",
                "public sealed record DocItem(string Id);\n\npublic sealed record Size(int Length);"));

    [Fact]
    public async Task There_is_no_fix_for_an_anonymous_type_inside_of_another_type() =>
        await CodeFixing.VerifyNoneAsync(
            new UnsupportedTypeAnalyzer(),
            new RecordFix(),
            Items("", "string", "start.{|CDM102:Map|}(\"a\", s => new List<object> { s }.ConvertAll(o => new { o })).Map(\"b\", l => \"\")".Replace("List<object>", "List<string>", StringComparison.Ordinal)));

    private static UserCode Fixed(string types, string chain, string records)
    {
        var before = Items(types, chain: chain, output: "string");
        var file = before.Files[0];
        return before with { Files = [file with { Code = file.Code.Replace("}\n\n" + types, "}\n\n" + records + "\n\n" + types, StringComparison.Ordinal) }] };
    }
}
