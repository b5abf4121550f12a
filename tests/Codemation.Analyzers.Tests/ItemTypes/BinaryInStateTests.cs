using System.Globalization;
using Codemation.Analyzers.ItemTypes;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Analyzers.Tests.ItemTypes;

/// <summary>CDM201 in what suspendable nodes keep from one look to the next.</summary>
public sealed class BinaryInStateTests
{
    [Theory]
    [InlineData("Job", "public sealed record Job(string Id, byte[] {|CDM201:Pdf|});")]
    [InlineData("Job?", "public sealed record Job(string Id, byte[] {|CDM201:Pdf|});")]
    [InlineData("List<Job>", "public sealed record Job(string Id, Page Page);\npublic sealed record Page(Stream {|CDM201:Scan|});")]
    [InlineData("Job", "public sealed record Job(string Id);")]
    [InlineData("Job", "public sealed record Job(string Id, [property: System.Text.Json.Serialization.JsonIgnore] byte[] Pdf);")]
    [InlineData("string", "public sealed record Aside(byte[] Pdf);")]
    public async Task A_member_of_the_state_that_holds_bytes_is_reported(string state, string types) =>
        await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), Node(state, types));

    [Fact]
    public async Task A_state_that_is_bytes_is_reported_at_the_node()
    {
        var code = Node("byte[]", "").Files[0].Code.Replace("class BatchNode", "class {|CDM201:BatchNode|}", StringComparison.Ordinal);

        var found = await Analysis.VerifyAsync(new BinaryInJsonAnalyzer(), code);

        Assert.StartsWith("The state of 'BatchNode' puts binary data (byte[]) into JSON", Assert.Single(found).GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public abstract class {|CDM201:Common|} : SuspendableNode<Batch, byte[], string>;", "Common")]
    [InlineData("public abstract class Common<TState> : SuspendableNode<Batch, TState, string>;", "Common<byte[]>", "{|CDM201:First|}", "{|CDM201:Second|}")]
    public async Task Where_nodes_share_a_base_class_the_class_that_says_what_the_state_is_counts(string common, string name, string first = "First", string second = "Second") =>
        await Analysis.VerifyAsync(
            new BinaryInJsonAnalyzer(),
            $"""
            using Codemation;

            public sealed record Batch(string Id) : INodeRequest<string>;
            {common}
            public abstract class {first} : {name};
            public abstract class {second} : {name};
            """);

    [Fact]
    public async Task A_type_that_items_and_states_share_is_reported_once() => await Analysis.VerifyAsync(
        new BinaryInJsonAnalyzer(),
        Node(
            "Job",
            """
            public sealed record Job(string Id, byte[] {|CDM201:Pdf|});
            [Workflow("jobs")]
            public sealed partial class Jobs : Workflow<Job, string> { protected override Flow<string> Define(Start<Job> start) => start.Run("batch", j => new Batch(j.Id)); }
            """));

    [Fact]
    public async Task Suppressing_it_takes_a_reason_as_for_items() => await Analysis.VerifyAsync(
        new BinaryInJsonAnalyzer(), Node("Job", "#pragma warning disable {|CDM205:CDM201|}\npublic sealed record Job(string Id, byte[] Pdf);"));

    [Fact]
    public async Task Requests_and_classes_that_are_no_nodes_do_not_count() => await Analysis.VerifyAsync(
        new BinaryInJsonAnalyzer(),
        """
        using Codemation;

        public sealed record Print(byte[] Pdf) : INodeRequest<string>;
        public sealed class PrintNode : Node<Print, string> { public override async ValueTask<NodeResult<string>> ExecuteAsync(Print request, StepContext ctx) => ""; }
        public sealed class Pages : List<byte[]>;
        """);

    private static UserCode Node(string state, string types) =>
        $$"""
        using Codemation;

        public sealed record Batch(string Id) : INodeRequest<string>;
        public sealed class BatchNode : SuspendableNode<Batch, {{state}}, string>
        {
            public override ValueTask<Suspended<{{state}}>> StartAsync(Batch request, StepContext ctx) => throw new NotSupportedException();
            public override ValueTask<Poll<{{state}}, string>> PollAsync(Batch request, {{state}} state, StepContext ctx) => throw new NotSupportedException();
        }
        {{types}}
        """;
}
