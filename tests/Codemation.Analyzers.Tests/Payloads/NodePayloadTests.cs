using Codemation.Analyzers.Payloads;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Analyzers.Tests.Payloads;

/// <summary>CDM202 and CDM204 in the code of nodes.</summary>
public sealed class NodePayloadTests
{
    [Theory]
    [InlineData("return new Printed({|CDM202:Convert.ToBase64String(pdf)|});")]
    [InlineData("return new Printed(\"\") { Note = {|CDM204:\"data:image/png;base64,AAAA\"|} };")]
    [InlineData("var text = Convert.ToBase64String(pdf); return NodeResult.Many([new Printed({|CDM202:text|})]);")]
    [InlineData("return NodeResult.Item(new Item<Printed>(new Printed({|CDM202:Convert.ToBase64String(pdf)|})));")]
    [InlineData("return Make(Convert.ToBase64String(pdf));", "private static Printed Make(string text) => new({|CDM202:text|});")]
    [InlineData("return new Printed({|CDM202:Encode(pdf)|});", "private string Encode(byte[] bytes) => Convert.ToBase64String(bytes);")]
    [InlineData("return new Printed({|CDM202:Texts.Encode(pdf)|});", "", "public static class Texts { public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes); }")]
    [InlineData("return NodeResult.Many(new[] { pdf }.Select(p => new Printed({|CDM202:Convert.ToBase64String(p)|})));")]
    public async Task What_a_node_puts_into_its_items_is_reported(string body, string members = "", string more = "") =>
        await Analysis.VerifyAsync(new PayloadAnalyzer(), Node("Printed", body, members, more));

    [Theory]
    [InlineData("return {|CDM202:Convert.ToBase64String(pdf)|};")]
    [InlineData("return NodeResult.Many<string>({|CDM202:[Convert.ToBase64String(pdf)]|});")]
    [InlineData("return NodeResult.Many({|CDM202:new[] { pdf }.Select(p => Convert.ToBase64String(p))|});")]
    [InlineData("return NodeResult.Item(new Item<string>({|CDM202:Convert.ToBase64String(pdf)|}));")]
    [InlineData("return {|CDM202:Encode(pdf)|};", "private NodeResult<string> Encode(byte[] bytes) => Convert.ToBase64String(bytes);")]
    public async Task A_nodes_items_may_be_texts(string body, string members = "") =>
        await Analysis.VerifyAsync(new PayloadAnalyzer(), Node("string", body, members));

    [Theory]
    [InlineData("await smtp.SendAsync(Convert.ToBase64String(pdf)); return new Printed(request.Id);")]
    [InlineData("var mail = new Mail(Convert.ToBase64String(pdf)); await smtp.SendAsync(mail.Text); return new Printed(request.Id);")]
    [InlineData("return new Printed(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(pdf)));")]
    public async Task What_a_node_sends_elsewhere_passes(string body) => await Analysis.VerifyAsync(
        new PayloadAnalyzer(),
        Node("Printed", body, "private readonly Smtp smtp = new();", "public sealed class Smtp { public Task SendAsync(string text) => Task.CompletedTask; }\npublic sealed record Mail(string Text);"));

    [Fact]
    public async Task A_router_nodes_items_are_those_of_its_ports() => await Analysis.VerifyAsync(
        new PayloadAnalyzer(),
        """
        using Codemation;

        public sealed record Check(string Id);
        public sealed record Passed(string Text);
        public sealed class CheckNode : RouterNode<Check>
        {
            public static readonly Port<Passed> Good = new("good");
            public static readonly Port<string> Bad = new("bad");

            public override ValueTask ExecuteAsync(Check request, RouterContext ctx)
            {
                ctx.Emit(Good, new Passed({|CDM202:Convert.ToBase64String(new byte[9])|}));
                ctx.Emit(Bad, {|CDM202:Convert.ToHexString(new byte[9])|});
                return default;
            }
        }
        """);

    [Fact]
    public async Task A_suspendable_nodes_items_are_what_the_work_gives_and_not_its_state() => await Analysis.VerifyAsync(
        new PayloadAnalyzer(),
        """
        using Codemation;

        public sealed record Batch(string Id) : INodeRequest<string>;
        public sealed record Job(string Id, string Secret);
        public sealed class BatchNode : SuspendableNode<Batch, Job, string>
        {
            public override async ValueTask<Suspended<Job>> StartAsync(Batch request, StepContext ctx) =>
                new(new Job(request.Id, Convert.ToBase64String(new byte[9])), TimeSpan.FromSeconds(1));

            public override async ValueTask<Poll<Job, string>> PollAsync(Batch request, Job state, StepContext ctx) => state.Id switch
            {
                "failed" => Poll<Job, string>.Failed(Convert.ToBase64String(new byte[9])),
                "running" => Poll<Job, string>.Running(state, TimeSpan.FromSeconds(1)),
                _ => Poll<Job, string>.Done({|CDM202:Convert.ToBase64String(new byte[9])|}),
            };
        }
        """);

    [Fact]
    public async Task Classes_that_are_no_nodes_are_not_looked_at() => await Analysis.VerifyAsync(
        new PayloadAnalyzer(),
        """
        using Codemation;

        public sealed record Printed(string Text);
        public sealed class Printer { public Printed ExecuteAsync() => new(Convert.ToBase64String(new byte[9])); }
        """);

    private static UserCode Node(string output, string body, string members = "", string more = "") =>
        $$"""
        using Codemation;

        public sealed record Print(string Id) : INodeRequest<{{output}}>;
        public sealed record Printed(string Text) { public string? Note { get; init; } }
        {{more}}
        public sealed class PrintNode : Node<Print, {{output}}>
        {
            {{members}}

            public override async ValueTask<NodeResult<{{output}}>> ExecuteAsync(Print request, StepContext ctx)
            {
                var pdf = await File.ReadAllBytesAsync(request.Id, ctx.CancellationToken);
                {{body}}
            }
        }
        """;
}
