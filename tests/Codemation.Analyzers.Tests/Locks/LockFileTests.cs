using Codemation.Locks;

namespace Codemation.Analyzers.Tests.Locks;

public sealed class LockFileTests
{
    private static readonly LockedPlan Plan = new()
    {
        WorkflowId = "orders.intake",
        Hash = "00ff",
        Input = """{"type":"object","properties":{"päth \"x\"":{"enum":["\\","\u0000",null,true,1.5]}}}""",
        Config = """{"type":"object"}""",
        Result = new LockedSource("wait", "main"),
        Steps =
        [
            new LockedStep("route", "Switch", [LockedSource.Trigger], [new LockedPort("a/b \"c\"", "{}"), new LockedPort("default", "{}")]),
            new LockedStep("wait", "WaitFor", [new LockedSource("route", "a/b \"c\"")], [new LockedPort("main", """{"type":"string"}""")]) { Kept = """{"type":"integer"}""" },
        ],
    };

    [Fact]
    public void What_was_written_is_read_again()
    {
        var read = Assert.Single(LockFile.Parse(new LockFile([Plan]).ToText()).Plans);

        Assert.Equal((Plan.WorkflowId, Plan.Hash, Plan.Input, Plan.Config, Plan.Result), (read.WorkflowId, read.Hash, read.Input, read.Config, read.Result));
        Assert.Equal(Plan.Steps.Count, read.Steps.Count);
        Assert.All(Plan.Steps.Zip(read.Steps), both =>
        {
            Assert.Equal((both.First.Id, both.First.Kind, both.First.Kept), (both.Second.Id, both.Second.Kind, both.Second.Kept));
            Assert.Equal(both.First.Inputs, both.Second.Inputs);
            Assert.Equal(both.First.Ports, both.Second.Ports);
        });
    }

    [Fact]
    public void The_text_does_not_depend_on_the_order_of_the_workflows()
    {
        var other = Plan with { WorkflowId = "a" };

        Assert.Equal(new LockFile([Plan, other]).ToText(), new LockFile([other, Plan]).ToText());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{", "")]
    [InlineData("{}", "its version is missing")]
    [InlineData("""{"version":2}""", "its version is 2")]
    [InlineData("""{"version":1,"schemas":{}}""", "\"workflows\" is missing in the file")]
    [InlineData("""{"version":1,"schemas":{},"workflows":{"a":{"plan":"x","input":"gone"}}}""", "\"gone\" is missing in schemas")]
    public void A_file_that_is_no_lock_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => LockFile.Parse(text)).Message, StringComparison.Ordinal);
}
