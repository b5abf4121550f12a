using System.Globalization;
using Codemation.Analyzers.Locks;
using Codemation.CodeFixes.Locks;
using Codemation.Locks;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Fixing;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Tests.Locks;

public sealed class LockTests
{
    private const string Locked = """
        .Map("price", o => new Priced(o.Id, o.Total))
        .MapAsync("send", async (p, ctx) => p)
        .Map("receipt", p => p.Net)
        """;

    [Fact]
    public async Task A_project_without_a_lock_is_left_alone() => Assert.Empty(await Analysis.VerifyAsync(new LockAnalyzer(), Code(Locked)));

    [Fact]
    public async Task Plans_as_they_were_locked_are_fine() => Assert.Empty(await FindAsync(Locked, Locked));

    [Theory]
    [InlineData(".Map(\"price\", o => new Priced(o.Id, o.Total)).MapAsync(\"send\", async (p, ctx) => p).Map(\"round\", p => p).Map(\"receipt\", p => p.Net)", "added: round; changed: receipt")]
    [InlineData(".Map(\"price\", o => new Priced(o.Id, o.Total)).MapAsync(\"send\", async (p, ctx) => p).Map(\"bill\", p => p.Net)", "added: bill; removed: receipt")]
    public async Task A_change_after_the_steps_where_runs_rest_is_only_noted(string chain, string summary)
    {
        var found = Assert.Single(await FindAsync(Locked, chain, type: "{|CDM402:Intake|}"));

        Assert.Equal(
            $"The plan of 'orders' changed ({summary}), and runs in flight can go on. Update the lock with the command \"lock\".",
            found.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(
        ".Map(\"price\", o => new Priced(o.Id, o.Total)).Map(\"receipt\", p => p.Net)",
        "{|CDM401:Intake|}",
        "Step \"send\" was removed, which strands runs that are in the middle of \"send\" of 'orders'.")]
    [InlineData(
        ".Map(\"price\", o => new Priced(o.Id, o.Total)).MapAsync(\"post\", async (p, ctx) => p).Map(\"receipt\", p => p.Net)",
        "{|CDM401:Intake|}",
        "Step \"send\" was removed, which strands runs that are in the middle of \"send\" of 'orders'.")]
    [InlineData(
        ".Map(\"prices\", o => new Priced(o.Id, o.Total)).MapAsync({|CDM401:\"send\"|}, async (p, ctx) => p).Map(\"receipt\", p => p.Net)",
        "Intake",
        "Step \"price\", where the items of \"send\" came from, was removed, which strands runs that are in the middle of \"send\" of 'orders'.")]
    [InlineData(
        ".Map(\"price\", o => new Priced(o.Id, o.Total)).Map(\"round\", p => p).MapAsync({|CDM401:\"send\"|}, async (p, ctx) => p).Map(\"receipt\", p => p.Net)",
        "Intake",
        "Step \"send\" takes its items from \"round\" now, no longer from \"price\", which strands runs that are in the middle of \"send\" of 'orders'.")]
    [InlineData(
        ".Map(\"price\", o => new Priced(o.Id, o.Total)).Map({|CDM401:\"send\"|}, p => p).Map(\"receipt\", p => p.Net)",
        "Intake",
        "Step \"send\" was a MapAsync and is a Map now, which strands runs that are in the middle of \"send\" of 'orders'.")]
    public async Task A_change_at_or_before_the_steps_where_runs_rest_strands_them(string chain, string type, string message)
    {
        var found = Assert.Single(await FindAsync(Locked, chain, type));

        Assert.StartsWith(message, found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_of_another_type_strands_the_runs_that_have_its_output()
    {
        const string Split = """
            .Map("price", o => new Priced(o.Id, o.Total))
            .Fork(f => f.Map("net", p => p.Net), f => f.MapAsync("send", async (p, ctx) => p))
            .Merge("both", (net, sent) => net)
            """;

        var found = Assert.Single(await FindAsync(
            Split,
            Split.Replace("\"net\", p => p.Net", "{|CDM401:\"net\"|}, p => p.Net.ToString()", StringComparison.Ordinal).Replace("net)", "1m)", StringComparison.Ordinal)));

        Assert.StartsWith(
            "Step \"net\" gives something else ($ was number, and is string now), which strands runs that are in the middle of \"send\" of 'orders'.",
            found.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_that_loses_a_branch_strands_the_runs_that_wait_in_the_other()
    {
        const string Branches = """
            .If("large", o => o.Total > 10, then: f => f.MapAsync("send", async (o, ctx) => o), @else: f => f.Map("keep", o => o))
            .Merge("joined")
            .Map("total", o => o.Total)
            """;

        var found = Assert.Single(await FindAsync(
            Branches,
            Branches.Replace("\"keep\"", "\"kept\"", StringComparison.Ordinal).Replace("\"joined\"", "{|CDM401:\"joined\"|}", StringComparison.Ordinal)));

        Assert.StartsWith(
            "Merge \"joined\" was rewired: it no longer takes the items of \"keep\", which strands runs that are in the middle of \"send\" of 'orders'.",
            found.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_made_stricter_strands_the_runs_that_have_not_started()
    {
        var found = Assert.Single(await FindAsync(Locked, Locked, "{|CDM401:Intake|}", order: "string Id, decimal Total, string Country"));

        Assert.StartsWith(
            "The input became stricter ($.country is required now), which strands runs that have not started of 'orders'.",
            found.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_made_wider_is_only_noted()
    {
        var found = Assert.Single(await FindAsync(Locked, Locked, "{|CDM402:Intake|}", order: "string Id, decimal Total, string? Country = null"));

        Assert.Contains("(input widened)", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflow_that_is_gone_is_reported_in_the_lock()
    {
        var code = Code(Locked, type: "{|CDM402:Intake|}", id: "intake") with
        {
            AdditionalFiles = [new SourceFile(LockFile.Name, LockOf(Locked).Replace("\"orders\": {", "\"{|CDM401:orders|}\": {", StringComparison.Ordinal))],
        };

        var found = await Analysis.VerifyAsync(new LockAnalyzer(), code);

        Assert.Contains(found, each => each.GetMessage(CultureInfo.InvariantCulture).StartsWith("Workflow 'orders' was removed or has another id, which strands all of its runs.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lock_that_cannot_be_read_is_an_error_of_its_own()
    {
        var code = Code(Locked) with { AdditionalFiles = [new SourceFile(LockFile.Name, "{|CDM401:|}{\"version\": 7}")] };

        var found = Assert.Single(await Analysis.VerifyAsync(new LockAnalyzer(), code));

        Assert.StartsWith("The workflow lock can't be read, so no change is checked: its version is 7", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_step_can_be_retired()
    {
        const string Chain = ".Map(\"price\", o => new Priced(o.Id, o.Total)).Map(\"receipt\", p => p.Net)";

        await CodeFixing.VerifyAsync(
            new LockAnalyzer(),
            new RetireStepFix(),
            WithLock(Code(Chain, "{|CDM401:Intake|}")),
            WithLock(Code(Chain, "{|CDM402:Intake|}", attributes: "[Retired(\"send\")]\n")));
    }

    [Fact]
    public async Task The_id_of_a_retired_step_is_not_used_again()
    {
        var found = Assert.Single(await Analysis.VerifyAsync(
            new LockAnalyzer(),
            WithLock(Code(Locked.Replace("\"send\"", "{|CDM401:\"send\"|}", StringComparison.Ordinal), attributes: "[Retired(\"send\")]\n"))));

        Assert.StartsWith("Step \"send\" has the id of a retired step", found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_lock_is_updated(bool all)
    {
        const string Chain = ".Map(\"price\", o => new Priced(o.Id, o.Total)).Map(\"receipt\", p => p.Net)";
        var before = WithLock(Code(Chain, "{|CDM401:Intake|}"));
        var after = Code(Chain) with { AdditionalFiles = [new SourceFile(LockFile.Name, LockOf(Chain))] };

        await (all
            ? CodeFixing.VerifyAllAsync(new LockAnalyzer(), new UpdateLockFix(), before, after)
            : CodeFixing.VerifyAsync(new LockAnalyzer(), new UpdateLockFix(), before, after));
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(string before, string now, string type = "Intake", string order = "string Id, decimal Total") =>
        await Analysis.VerifyAsync(
            new LockAnalyzer(),
            Code(now, type, order: order) with { AdditionalFiles = [new SourceFile(LockFile.Name, LockOf(before))] });

    private static UserCode WithLock(UserCode code) => code with { AdditionalFiles = [new SourceFile(LockFile.Name, LockOf(Locked))] };

    private static string LockOf(string chain)
    {
        var compilation = Compiler.Compile(Code(chain));
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return LockedProject.Read(compilation, CancellationToken.None).ToText();
    }

    private static UserCode Code(string chain, string type = "Intake", string id = "orders", string order = "string Id, decimal Total", string attributes = "") =>
        $$"""
        using Codemation;

        public sealed record Order({{order}});
        public sealed record Priced(string Id, decimal Net);

        {{attributes}}[Workflow("{{id}}")]
        public sealed partial class {{type}} : Workflow<Order, decimal>
        {
            protected override Flow<decimal> Define(Start<Order> start) => start
                {{chain}};
        }
        """;
}
