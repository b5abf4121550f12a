using Codemation.Analyzers.Callbacks;
using Codemation.CodeFixes.Callbacks;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Fixing;

namespace Codemation.Analyzers.Tests.Callbacks;

public sealed class BlockingTests
{
    private const string Members =
        """
            private static Task<string> LoadAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult(id);
            private static Task<string> SaveAsync(string id) => Task.FromResult(id);
            private static Task<string> SaveAsync(string id, CancellationToken cancellationToken) => Task.FromResult(id);
            private static ValueTask<string> Plain(string id) => new(id);
            private sealed record Reply(string Result);
        """;

    [Theory]
    [InlineData(".MapAsync(\"a\", async (o, ctx) => await LoadAsync(o.Id, ctx.CancellationToken) + await SaveAsync(o.Id, ctx.CancellationToken))")]
    [InlineData(".MapAsync(\"a\", (o, ctx) => Plain(o.Id))")]
    [InlineData(".MapAsync(\"a\", async (o, ctx) => await LoadAsync(o.Id, CancellationToken.None) + await LoadAsync(cancellationToken: default, id: o.Id))")]
    [InlineData(".Map(\"a\", o => new Reply(o.Id).Result)")]
    public async Task Work_that_is_awaited_and_can_be_cancelled_is_fine(string chain) =>
        await Analysis.VerifyAsync(new BlockingAnalyzer(), Intake.Chain("string", chain, Members));

    [Theory]
    [InlineData(".Map(\"a\", o => [|LoadAsync(o.Id).Result|])")]
    [InlineData(".Map(\"a\", o => [|Plain(o.Id).Result|])")]
    [InlineData(".Map(\"a\", o => [|LoadAsync(o.Id).GetAwaiter().GetResult()|])")]
    [InlineData(".Map(\"a\", o => { [|Task.CompletedTask.Wait()|]; return o.Id; })")]
    [InlineData(".MapAsync(\"a\", async (o, ctx) => await [|LoadAsync|](o.Id))")]
    [InlineData(".MapAsync(\"a\", async (o, ctx) => await [|SaveAsync|](o.Id))")]
    [InlineData(".MapAsync(\"a\", async (o, ctx) => { await Task.[|Delay|](1); return o.Id; })")]
    [InlineData(".MapAsync(\"a\", (o, ctx) => Load(o, ctx))", "    private static async ValueTask<string> Load(Order o, StepContext ctx) => await [|LoadAsync|](o.Id);\n" + Members)]
    public async Task Blocking_and_a_token_that_is_not_passed_on_are_reported(string chain, string members = Members) =>
        await Analysis.VerifyAsync(new BlockingAnalyzer(), Intake.Chain("string", chain, members));

    [Theory]
    [InlineData("await [|LoadAsync|](o.Id)", "await LoadAsync(o.Id, ctx.CancellationToken)")]
    [InlineData("await [|SaveAsync|](o.Id)", "await SaveAsync(o.Id, ctx.CancellationToken)")]
    [InlineData("await [|LoadAsync|](id: o.Id)", "await LoadAsync(id: o.Id, ctx.CancellationToken)")]
    [InlineData("[|LoadAsync(o.Id, ctx.CancellationToken).Result|].Trim()", "(await LoadAsync(o.Id, ctx.CancellationToken)).Trim()")]
    public async Task It_is_awaited_and_the_token_passed_on(string before, string after) => await CodeFixing.VerifyAsync(
        new BlockingAnalyzer(),
        new BlockingFix(),
        Intake.Chain("string", $".MapAsync(\"a\", async (o, ctx) => {before})", Members),
        Intake.Chain("string", $".MapAsync(\"a\", async (o, ctx) => {after})", Members));

    [Fact]
    public async Task All_tokens_are_passed_on_at_once() => await CodeFixing.VerifyAllAsync(
        new BlockingAnalyzer(),
        new BlockingFix(),
        Intake.Chain("string", ".MapAsync(\"a\", async (o, ctx) => await [|LoadAsync|](o.Id) + await [|SaveAsync|](o.Id))", Members),
        Intake.Chain("string", ".MapAsync(\"a\", async (o, ctx) => await LoadAsync(o.Id, ctx.CancellationToken) + await SaveAsync(o.Id, ctx.CancellationToken))", Members));

    [Fact]
    public async Task Where_nothing_can_be_awaited_nothing_is_offered() => await CodeFixing.VerifyNoneAsync(
        new BlockingAnalyzer(),
        new BlockingFix(),
        Intake.Chain("string", ".Map(\"a\", o => [|LoadAsync(o.Id).Result|])", Members));

    [Fact]
    public async Task Nodes_are_looked_into_and_other_classes_are_not() => await Analysis.VerifyAsync(
        new BlockingNodeAnalyzer(),
        (UserCode)"""
        using Codemation;
        public sealed record Mail(string To) : INodeRequest<string>;
        public sealed class MailNode : Node<Mail, string>
        {
            public override async ValueTask<NodeResult<string>> ExecuteAsync(Mail request, StepContext ctx)
            {
                await Task.[|Delay|](1);
                return [|Task.FromResult(request.To).Result|];
            }
        }

        public sealed class Other
        {
            public string Load(StepContext ctx) => Task.FromResult("a").Result;
        }
        """);
}
