using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Runs;

public sealed class LongWorkflowTests
{
    [Fact]
    public async Task A_workflow_of_a_thousand_steps_runs()
    {
        var steps = Enumerable.Range(0, 1_000).Select(i => $".Map(\"step-{i}\", n => n + 1)");
        using var workflow = CompiledWorkflow.Define($"return start{string.Join('\n', steps)};");

        Assert.Equal([1_000, 1_005], (await workflow.RunAsync([0, 5])).EnsureCompleted().Outputs);
    }

    [Fact]
    public async Task Routers_in_a_row_do_not_multiply_the_work_of_the_merge_around_them()
    {
        var routers = Enumerable.Range(0, 60).Select(i =>
            $"var f{i + 1} = f{i}.If(\"if{i}\", n => n % 2 == 0, f => f.NoOp(\"then{i}\"), f => f.NoOp(\"else{i}\")).Merge(\"merge{i}\");");
        using var workflow = CompiledWorkflow.Define(
            $"""
            var (f0, outside) = start.If("outer", n => n % 3 != 0);
            {string.Join('\n', routers)}
            return Flow.Merge("joined", f60, outside);
            """);
        int[] input = [.. Enumerable.Range(0, 100)];

        Assert.Equal(input, (await workflow.RunAsync(input)).EnsureCompleted().Outputs);
    }
}
