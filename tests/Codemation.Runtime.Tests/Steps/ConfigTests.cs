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

public sealed class ConfigTests
{
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
