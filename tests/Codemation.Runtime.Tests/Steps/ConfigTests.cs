using System.Text.Json.Nodes;
using Codemation.Runtime.Tests.Running;

namespace Codemation.Runtime.Tests.Steps;

public sealed record Limits(int Most = 5, string Unit = "pieces");

public sealed record OtherLimits(int Least = 1);

[Workflow("steps.config")]
public sealed partial class Limiting : Workflow<int, string, Limits>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Map("limit", (n, ctx) => $"{Math.Min(n, ctx.Config<Limits>().Most)} {ctx.Config<Limits>().Unit}");
}

[Workflow("steps.config-other")]
public sealed partial class LimitingByAnother : Workflow<int, int, Limits>
{
    protected override Flow<int> Define(Start<int> start) => start.Map("limit", (n, ctx) => ctx.Config<OtherLimits>().Least);
}

[Workflow("steps.config-none")]
public sealed partial class LimitingByNothing : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start) => start.Map("limit", (n, ctx) => ctx.Config<Limits>().Most);
}

public sealed record Scale(int Multiplier = 2, int Offset = 0);

[Workflow("steps.config-line")]
public sealed partial class Scaling : Workflow<int, int, Scale>
{
    protected override Flow<int> Define(Start<int> start) => start
        .MapAsync("multiply", (n, ctx) => new ValueTask<int>(n * ctx.Config<Scale>().Multiplier))
        .MapAsync("add", (n, ctx) => new ValueTask<int>(n + ctx.Config<Scale>().Offset));
}

public sealed class ConfigTests
{
    [Theory]
    [InlineData(null, 4, 8)]
    [InlineData("""{"offset":10}""", 5, 20)]
    [InlineData("""{"multiplier":3,"offset":5}""", 10, 35)]
    [InlineData("""{"multiplier":10,"offset":100}""", 6, 160)]
    public async Task Each_step_sees_what_the_run_was_started_with_over_the_defaults(string? config, int input, int output)
    {
        await using var host = Hosts.InMemory();

        var result = (await host.RunAsync<Scaling>([input], new RunOptions { Config = config is null ? null : (JsonObject)JsonNode.Parse(config)! })).EnsureCompleted();

        Assert.Equal([output], result.Outputs);
    }

    [Fact]
    public async Task Without_a_configuration_the_defaults_are_in_force()
    {
        await using var host = Hosts.InMemory();

        var result = (await host.RunAsync<Limiting>([9, 2])).EnsureCompleted();

        Assert.Equal(["5 pieces", "2 pieces"], result.Outputs);
    }

    [Fact]
    public async Task Asking_for_another_type_names_both()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<LimitingByAnother>([1]);

        Assert.Equal(
            $"The configuration of workflow \"steps.config-other\" is {typeof(Limits)}, not {typeof(OtherLimits)}.",
            result.Error!.Message);
    }

    [Fact]
    public async Task A_workflow_without_a_configuration_says_how_to_have_one()
    {
        await using var host = Hosts.InMemory();

        var result = await host.RunAsync<LimitingByNothing>([1]);

        Assert.Equal(
            "Workflow \"steps.config-none\" has no configuration. Derive it from Workflow<TIn, TOut, Limits>.",
            result.Error!.Message);
    }
}
