using System.Globalization;
using Codemation.Analyzers.ItemTypes;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Analyzers.Tests.ItemTypes;

public sealed class SuppressionTests
{
    private const string Workflow =
        """

        namespace Flows
        {
            [Workflow("docs")]
            public sealed partial class Docs : Workflow<Doc, Doc>
            {
                protected override Flow<Doc> Define(Start<Doc> start) => start.NoOp("same");
            }
        }
        """;

    [Theory]
    [InlineData("#pragma warning disable {|CDM205:CDM201|}")]
    [InlineData("#pragma warning disable CS1591, {|CDM205:CDM201|}, CS8618")]
    [InlineData("{|CDM205:#pragma warning disable|}")]
    [InlineData("#pragma warning disable {|CDM205:CDM201|} //")]
    [InlineData("#pragma warning disable {|CDM205:CDM201|} // <Pending>")]
    [InlineData("#pragma warning disable {|CDM205:CDM201|} // An item holds binary data")]
    [InlineData("#pragma warning disable {|CDM205:CDM201|} // ...")]
    [InlineData("/// <summary>Not a reason.</summary>\n#pragma warning disable {|CDM205:CDM201|}")]
    [InlineData("// Too far away.\n\n#pragma warning disable {|CDM205:CDM201|}")]
    [InlineData("//\n#pragma warning disable {|CDM205:CDM201|}")]
    [InlineData("public enum Other; // Of something else.\n#pragma warning disable {|CDM205:CDM201|}")]
    [InlineData("#pragma warning disable CDM201 // Small.\n#pragma warning restore CDM201\n#pragma warning disable {|CDM205:CDM201|}")]
    [InlineData("{|CDM205:#pragma warning disable|}\n#pragma warning disable CDM201")]
    [InlineData("#pragma warning disable {|CDM205:CDM201|}, CDM205")]
    public async Task A_pragma_without_a_reason_is_reported_at_the_id(string pragma) =>
        await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), Code($"{pragma}\npublic sealed record Doc(string Name, byte[] Content);"));

    [Theory]
    [InlineData("#pragma warning disable CDM201 // A thumbnail of at most 200 bytes.")]
    [InlineData("#pragma warning disable CS1591, CDM201 // A thumbnail.")]
    [InlineData("// A thumbnail.\n#pragma warning disable CDM201")]
    [InlineData("/* A thumbnail\n   of few bytes. */\n#pragma warning disable CDM201")]
    [InlineData("#pragma warning disable // Made by a tool.")]
    [InlineData("#pragma warning disable // Made by a tool.\n#pragma warning disable CDM201")]
    [InlineData("#pragma warning disable\n#pragma warning disable CDM201 // A thumbnail.")]
    public async Task A_pragma_with_a_reason_is_fine(string pragma) =>
        await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), Code($"{pragma}\npublic sealed record Doc(string Name, byte[] Content);"));

    [Theory]
    [InlineData("[{|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\")|}] public sealed record Doc(string Name, byte[] Content);")]
    [InlineData("[{|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201:An item holds binary data\")|}] public sealed record Doc(string Name, byte[] Content);")]
    [InlineData("[{|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\", Justification = \"\")|}] public sealed record Doc(string Name, byte[] Content);")]
    [InlineData("[{|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\", Justification = \"  \")|}] public sealed record Doc(string Name, byte[] Content);")]
    [InlineData("[{|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\", Justification = null)|}] public sealed record Doc(string Name, byte[] Content);")]
    [InlineData("[{|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\", Justification = \"<Pending>\")|}] public sealed record Doc(string Name, byte[] Content);")]
    [InlineData("[{|CDM205:UnconditionalSuppressMessage(\"Codemation.ItemTypes\", \"CDM201\")|}] public sealed record Doc(string Name, byte[] Content);")]
    [InlineData("public sealed record Doc { [{|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\")|}] public byte[] Content { get; init; } = []; }")]
    [InlineData("public sealed record Doc(string Name, [{|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\")|}] byte[] Content);")]
    [InlineData("public sealed record Doc(string Name, [property: SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\")] byte[] {|CDM201:Content|});")]
    [InlineData("[{|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\")|}] public static class Outer { public sealed record Page(byte[] Content); } public sealed record Doc(Outer.Page Page);")]
    public async Task An_attribute_without_a_reason_is_reported(string types) => await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), Code(types));

    [Theory]
    [InlineData("[SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\", Justification = \"A thumbnail.\")] public sealed record Doc(string Name, byte[] Content);")]
    [InlineData("[UnconditionalSuppressMessage(\"Codemation.ItemTypes\", \"CDM201\", Justification = \"A thumbnail.\")] public sealed record Doc(string Name, byte[] Content);")]
    [InlineData("public sealed record Doc { [SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\", Justification = Why)] public byte[] Content { get; init; } = []; private const string Why = \"A thumbnail.\"; }")]
    [InlineData("[SuppressMessage(\"Other\", \"CDM202\")] public sealed record Doc(string Name, byte[] {|CDM201:Content|});")]
    public async Task An_attribute_with_a_reason_is_fine_and_others_do_not_count(string types) => await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), Code(types));

    [Theory]
    [InlineData("assembly: {|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\", Scope = \"type\", Target = \"~T:Doc\")|}")]
    [InlineData("assembly: {|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\", Scope = \"member\", Target = \"~P:Doc.Content\")|}")]
    [InlineData("module: {|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\", Scope = \"type\", Target = \"~T:Doc\", Justification = \"<Pending>\")|}")]
    [InlineData("module: {|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\")|}")]
    [InlineData("assembly: SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\", Scope = \"type\", Target = \"~T:Doc\", Justification = \"A thumbnail.\")")]
    public async Task A_suppression_for_the_whole_project_takes_a_reason_too(string attribute) => await Analysis.VerifyAsync(
        new BinaryInJsonAnalyzer(),
        UserCode.FromFiles(
            ("GlobalSuppressions.cs", $"using System.Diagnostics.CodeAnalysis;\n[{attribute}]"),
            ("Docs.cs", $"using Codemation;{Workflow}\npublic sealed record Doc {{ public byte[] Content {{ get; init; }} = []; }}")));

    [Fact]
    public async Task A_pragma_around_an_attribute_does_not_hide_that_it_has_no_reason() => await Analysis.VerifyAsync(
        new BinaryInJsonAnalyzer(),
        Code("{|CDM205:#pragma warning disable|}\n[SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\")]\n#pragma warning restore\npublic sealed record Doc(string Name, byte[] Content);"));

    [Fact]
    public async Task A_suppression_is_reported_once_for_all_members_and_workflows_that_it_covers() => await Analysis.VerifyAsync(
        new BinaryInJsonAnalyzer(),
        Code(
            """
            #pragma warning disable {|CDM205:CDM201|}
            public sealed record Doc(byte[] Content, Page Page);
            public sealed record Page(byte[] Scan);
            #pragma warning restore CDM201
            [Workflow("pages")]
            public sealed partial class Pages : Workflow<Page, Page> { protected override Flow<Page> Define(Start<Page> start) => start; }
            """));

    [Theory]
    [InlineData("#pragma warning disable CDM201\npublic sealed record Aside(byte[] Content);\n#pragma warning restore CDM201\npublic sealed record Doc(string Name);")]
    [InlineData("#pragma warning disable CDM201\n#pragma warning restore\npublic sealed record Doc(byte[] {|CDM201:Content|});")]
    [InlineData("#pragma warning disable CDM202\npublic sealed record Doc(byte[] {|CDM201:Content|});")]
    [InlineData("#if NEVER\n#pragma warning disable CDM201\n#endif\npublic sealed record Doc(byte[] {|CDM201:Content|});")]
    public async Task What_covers_no_binary_data_is_not_asked_for_a_reason(string types) => await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), Code(types));

    [Theory]
    [InlineData("#pragma warning disable {|CDM205:CDM201|}\npublic sealed record Doc(byte[] Content);", "comment behind it")]
    [InlineData("[{|CDM205:SuppressMessage(\"Codemation.ItemTypes\", \"CDM201\")|}] public sealed record Doc(byte[] Content);", "Justification")]
    public async Task The_message_says_where_to_write_the_reason(string types, string where)
    {
        var found = Assert.Single(await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), Code(types)));

        Assert.Contains(where, found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static UserCode Code(string types) => $"using System.Diagnostics.CodeAnalysis;\nusing Codemation;{Workflow}\n\n{types}\n";
}
