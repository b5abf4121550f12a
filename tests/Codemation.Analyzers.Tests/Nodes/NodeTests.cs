using System.Globalization;
using Codemation.Analyzers.Nodes;
using Codemation.CodeFixes.Nodes;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Fixing;

namespace Codemation.Analyzers.Tests.Nodes;

public sealed class NodeTests
{
    private const string Mail =
        """
        public sealed record SendMail(string To) : INodeRequest<int>;
        public sealed class SendMailNode : Node<SendMail, int>
        {
            public override ValueTask<NodeResult<int>> ExecuteAsync(SendMail request, StepContext ctx) => new(1);
        }
        """;

    [Fact]
    public async Task A_request_with_one_node_is_fine() =>
        await Analysis.VerifyAsync(new MissingNodeAnalyzer(), Intake.Chain("int", ".Run(\"mail\", o => new SendMail(o.Id))", more: Mail));

    [Fact]
    public async Task A_suspendable_node_is_one_too() => await Analysis.VerifyAsync(
        new MissingNodeAnalyzer(),
        Intake.Chain(
            "int",
            ".Run(\"print\", o => new Print(o.Id))",
            more: """
            public sealed record Print(string Id) : INodeRequest<int>;
            public sealed class PrintNode : SuspendableNode<Print, string, int>
            {
                public override ValueTask<Suspended<string>> StartAsync(Print request, StepContext ctx) => new(new Suspended<string>("", TimeSpan.Zero));
                public override ValueTask<Poll<string, int>> PollAsync(Print request, string state, StepContext ctx) => new(Poll<string, int>.Done(1));
            }
            """));

    [Fact]
    public async Task A_request_without_a_node_is_an_error()
    {
        var found = Assert.Single(await Analysis.VerifyAsync(
            new MissingNodeAnalyzer(),
            Intake.Chain("int", ".Run(\"mail\", o => [|new Fax(o.Id)|])", more: "public sealed record Fax(string To) : INodeRequest<int>;")));

        Assert.Equal("No node handles 'Fax'. Add a class that derives from Node<Fax, int>.", found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_route_needs_a_node_with_ports()
    {
        var found = Assert.Single(await Analysis.VerifyAsync(
            new MissingNodeAnalyzer(),
            Intake.Class(
                "int",
                """
                    private static readonly Port<int> Sent = new("sent");
                    protected override Flow<int> Define(Start<Order> start) => start.Route("mail", o => [|new SendMail(o.Id)|]).On(Sent);
                """,
                Mail)));

        Assert.Equal("No node handles 'SendMail'. Add a class that derives from RouterNode<SendMail>.", found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Two_nodes_for_a_request_are_an_error()
    {
        var found = Assert.Single(await Analysis.VerifyAsync(
            new MissingNodeAnalyzer(),
            Intake.Chain("int", ".Run(\"mail\", o => [|new SendMail(o.Id)|])", more: Mail + "\n" + Mail[Mail.IndexOf("public sealed class", StringComparison.Ordinal)..].Replace("SendMailNode", "OtherMailNode", StringComparison.Ordinal))));

        Assert.Equal("Several nodes handle 'SendMail': OtherMailNode, SendMailNode. Keep one of them.", found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("public sealed class [|MailNode|]<T> : Node<Mail, int>", "", "it is generic.")]
    [InlineData("public sealed class [|MailNode|] : Node<Mail, int>", "private MailNode() { }", "it has no constructor that the host can call.")]
    public async Task A_node_that_cannot_be_made_is_an_error(string declaration, string members, string reason)
    {
        var found = Assert.Single(await Analysis.VerifyAsync(
            new NodeClassAnalyzer(),
            $$"""
            using Codemation;
            public sealed record Mail(string To) : INodeRequest<int>;
            {{declaration}}
            {
                {{members}}
                public override ValueTask<NodeResult<int>> ExecuteAsync(Mail request, StepContext ctx) => new(1);
            }
            """));

        Assert.Contains($"can't be made by the host: {reason}", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_is_private_to_another_type_is_an_error() => await Analysis.VerifyAsync(
        new NodeClassAnalyzer(),
        """
        using Codemation;
        public sealed record Mail(string To) : INodeRequest<int>;
        public static class Outer
        {
            private sealed class [|MailNode|] : Node<Mail, int>
            {
                public override ValueTask<NodeResult<int>> ExecuteAsync(Mail request, StepContext ctx) => new(1);
            }
        }
        """);

    [Fact]
    public async Task A_missing_node_is_created()
    {
        const string Fax = "public sealed record Fax(string To) : INodeRequest<Priced>;";
        var before = Intake.Chain("Priced", ".Run(\"fax\", o => [|new Fax(o.Id)|])", more: Fax);
        var after = Intake.Chain("Priced", ".Run(\"fax\", o => new Fax(o.Id))", more: Fax);
        after = after with
        {
            Files =
            [
                after.Files[0] with
                {
                    Code = after.Files[0].Code + """


                        public sealed class FaxNode : Node<Fax, Priced>
                        {
                            public override ValueTask<NodeResult<Priced>> ExecuteAsync(Fax request, StepContext ctx)
                                => throw new NotImplementedException();
                        }
                        """,
                },
            ],
        };

        await CodeFixing.VerifyAsync(new MissingNodeAnalyzer(), new NodeFix(), before, after);
    }
}
