using System.Globalization;
using Codemation.Analyzers.ItemTypes;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Analyzers.Tests.ItemTypes;

public sealed class BinaryInJsonTests
{
    private static UserCode Items(string types, string input = "Doc", string chain = "start.NoOp(\"same\")", string? output = null) =>
        $$"""
        using System.Buffers;
        using System.Collections.Immutable;
        using System.IO.Pipelines;
        using System.Text.Json.Serialization;
        using Codemation;

        [Workflow("docs")]
        public sealed partial class Docs : Workflow<{{input}}, {{output ?? input}}>
        {
            protected override Flow<{{output ?? input}}> Define(Start<{{input}}> start) => {{chain}};
        }

        {{types}}
        """;

    [Theory]
    [InlineData("byte[]")]
    [InlineData("byte[]?")]
    [InlineData("byte[][]")]
    [InlineData("sbyte[]")]
    [InlineData("Memory<byte>")]
    [InlineData("ReadOnlyMemory<byte>")]
    [InlineData("ReadOnlyMemory<byte>?")]
    [InlineData("ReadOnlySequence<byte>")]
    [InlineData("ArraySegment<byte>")]
    [InlineData("ImmutableArray<byte>")]
    [InlineData("List<byte>")]
    [InlineData("IEnumerable<byte>")]
    [InlineData("Stream")]
    [InlineData("MemoryStream")]
    [InlineData("BinaryData")]
    [InlineData("PipeReader")]
    [InlineData("Microsoft.AspNetCore.Http.IFormFile")]
    [InlineData("List<byte[]>")]
    [InlineData("Dictionary<string, Stream>")]
    [InlineData("IReadOnlyList<KeyValuePair<string, byte[]>>")]
    [InlineData("(string Name, byte[] Bytes)")]
    public async Task A_member_that_holds_bytes_is_reported(string type)
    {
        await Analysis.VerifyAsync(
            new BinaryInJsonAnalyzer(),
            Items($$"""
                public sealed record Doc(string Name, {{type}} {|CDM201:Content|});
                namespace System { public sealed class BinaryData; }
                namespace Microsoft.AspNetCore.Http { public interface IFormFile; }
                """));
    }

    [Theory]
    [InlineData("string")]
    [InlineData("byte")]
    [InlineData("int[]")]
    [InlineData("Memory<char>")]
    [InlineData("Dictionary<string, byte>")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("Doc")]
    [InlineData("List<Doc>")]
    [InlineData("Uri")]
    public async Task Other_members_are_fine(string type) =>
        await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), Items($"public sealed record Doc(string Name, {type} Content);"));

    [Fact]
    public async Task The_message_says_which_member_holds_what_and_what_to_do()
    {
        var found = await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), Items("public sealed record Doc(string Name, byte[] {|CDM201:Content|});"));

        Assert.Equal(
            "'Doc.Content' puts binary data (byte[]) into JSON, which every step copies, checks and stores. Attach the data to the item "
            + "(ctx.Binary.AttachAsync in MapItemAsync), or leave the member out of JSON with [JsonIgnore].",
            Assert.Single(found).GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("public sealed record Doc([property: JsonIgnore] byte[] Content);")]
    [InlineData("public sealed record Doc([property: JsonIgnore(Condition = JsonIgnoreCondition.Always)] byte[] Content);")]
    [InlineData("public sealed record Doc { internal byte[]? Content { get; init; } private readonly byte[] bytes = []; public byte[] Bytes() => bytes; }")]
    [InlineData("public sealed record Doc { public static byte[] Empty { get; } = []; public byte[] Field = []; public byte this[int i] => 0; }")]
    [InlineData("public sealed record Doc(Digest Sum); [JsonConverter(typeof(JsonStringEnumConverter))] public sealed class Digest { public byte[] Value { get; } = []; }")]
    [InlineData("public sealed record Doc([property: JsonConverter(typeof(JsonStringEnumConverter))] Digest Sum); public sealed class Digest { public byte[] Value { get; } = []; }")]
    [InlineData("public sealed record Doc(Id<File> File); public sealed record Id<T>(Guid Value); public sealed record File(byte[] Content);")]
    [InlineData("public sealed record Doc(string Name); public sealed record Elsewhere(byte[] Content);")]
    public async Task Members_that_are_not_in_JSON_do_not_count(string types) => await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), Items(types));

    [Theory]
    [InlineData("public sealed record Doc([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] byte[]? {|CDM201:Content|});")]
    [InlineData("public sealed record Doc { [JsonInclude] internal byte[]? {|CDM201:Content|} { get; init; } }")]
    [InlineData("public sealed record Doc { [JsonInclude] public byte[] {|CDM201:Content|} = []; }")]
    [InlineData("public sealed record Doc { public byte[] {|CDM201:Content|} { get; } = []; }")]
    public async Task Members_that_are_in_JSON_count(string types) => await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), Items(types));

    [Theory]
    [InlineData("public sealed record Doc(List<Page> Pages); public sealed record Page(byte[] {|CDM201:Scan|});")]
    [InlineData("public sealed record Doc(string Name) : Base; public abstract record Base { public byte[] {|CDM201:Scan|} { get; init; } = []; }")]
    [InlineData("public sealed record Doc(Outer.Inner Part); public static class Outer { public sealed record Inner(Stream {|CDM201:Scan|}); }")]
    [InlineData("public sealed record Doc(Doc? Next, Page Page); public sealed record Page(Doc? Back, byte[] {|CDM201:Scan|});")]
    [InlineData("public sealed record Doc(Shape Shape); [JsonDerivedType(typeof(Square), \"square\")] public abstract record Shape; public sealed record Square(byte[] {|CDM201:Scan|}) : Shape;")]
    [InlineData("public sealed record Doc(IScanned Scanned); public interface IScanned : IScan; public interface IScan { byte[] {|CDM201:Scan|} { get; } }")]
    [InlineData("public sealed record Doc(Box<byte[]> {|CDM201:Box|}); public sealed record Box<T>(T Value);")]
    [InlineData("public sealed record Doc(Box<int> Box); public sealed record Box<T>(T Value, byte[] {|CDM201:Scan|});")]
    [InlineData("public sealed record Doc(Box<Box<byte[]>> {|CDM201:Box|}); public sealed record Box<T>(List<T> Values);")]
    [InlineData("public sealed record Doc(Box<int> Box); public sealed record Box<T>(Pair<T, byte[]> {|CDM201:Pair|}); public sealed record Pair<A, B>(A First, B Second);")]
    [InlineData("public sealed record Doc(Box<Page> Box); public sealed record Box<T>(T Value); public sealed record Page(byte[] {|CDM201:Scan|});")]
    [InlineData("public sealed record Doc(Scan Scan); public sealed record {|CDM201:Scan|} : Box<byte[]>; public record Box<T> { public T? Value { get; init; } }")]
    [InlineData("public sealed record Doc(Blobs Blobs); public sealed class {|CDM201:Blobs|} : List<byte[]>;")]
    [InlineData("public sealed record Doc(Blob {|CDM201:Blob|}); public sealed class Blob : List<byte>;")]
    [InlineData("public sealed record Doc(Node Tree, byte[] {|CDM201:Content|}); public sealed class Node : List<Node>;")]
    public async Task The_innermost_member_that_says_so_is_reported(string types) => await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), Items(types));

    [Fact]
    public async Task Bytes_as_items_are_reported_where_the_workflow_says_so()
    {
        var found = await Analysis.VerifyAsync(
            new BinaryInJsonAnalyzer(),
            Items("public sealed record Box<T>(T Value);", "string", "start.{|CDM201:Map|}(\"load\", name => new Box<byte[]>([])).NoOp(\"same\")", "Box<byte[]>"));

        Assert.StartsWith("The step 'load' puts binary data (byte[]) into JSON", Assert.Single(found).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_as_input_are_reported_at_the_class()
    {
        var code = Items("", "byte[]").Files[0].Code.Replace("class Docs", "class {|CDM201:Docs|}", StringComparison.Ordinal);

        var found = await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), code);

        Assert.StartsWith("The input of 'Docs' puts", Assert.Single(found).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Types_between_steps_count_and_anonymous_ones_too()
    {
        await Analysis.VerifyAsync(
            new BinaryInJsonAnalyzer(),
            Items(
                "public sealed record Page(string Name, byte[] {|CDM201:Scan|});",
                "string",
                "start.Map(\"load\", name => new Page(name, [])).Map(\"wrap\", page => new { {|CDM201:Bytes|} = page.Scan }).Map(\"count\", x => \"\")"));
    }

    [Fact]
    public async Task A_member_that_several_workflows_use_is_reported_once()
    {
        await Analysis.VerifyAsync(
            new BinaryInJsonAnalyzer(),
            """
            using Codemation;

            [Workflow("a")] public partial class A : Workflow<Doc, Doc> { protected override Flow<Doc> Define(Start<Doc> start) => start; }
            [Workflow("b")] public partial class B : Workflow<Box<Doc>, Doc> { protected override Flow<Doc> Define(Start<Box<Doc>> start) => start.Map("open", b => b.Value); }

            public sealed record Box<T>(T Value);
            public sealed record Doc(string Name, byte[] {|CDM201:Content|});
            """);
    }

    [Fact]
    public async Task Bytes_in_a_type_of_another_assembly_are_reported_at_the_member_that_brings_it_in()
    {
        var code = Items("public sealed record Doc(Codemation.Analyzers.Tests.ItemTypes.External {|CDM201:Scan|});") with
        {
            References = ["Codemation.Dsl", "Codemation.Analyzers.Tests"],
        };

        var found = await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), code);

        Assert.StartsWith("'Doc.Scan' puts binary data (byte[] of Page.Content) into JSON", Assert.Single(found).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}

/// <summary>A type of another assembly, as seen by user code.</summary>
public sealed record External(IReadOnlyList<Page> Pages);

/// <summary>Holds the bytes.</summary>
public sealed record Page(byte[] Content);
