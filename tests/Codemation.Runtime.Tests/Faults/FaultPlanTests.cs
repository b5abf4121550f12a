using Codemation.Runtime.Faults;

namespace Codemation.Runtime.Tests.Faults;

public sealed class FaultPlanTests
{
    [Fact]
    public void Without_a_plan_nothing_goes_wrong()
    {
        Assert.Null(FaultPlan.Parse(null));
        Assert.Null(FaultPlan.Parse(""));
    }

    [Fact]
    public void A_rule_counts_the_passings_of_its_own_point()
    {
        var plan = FaultPlan.Parse("EffectStarting:2:throw")!;
        plan.Hit(FaultPoint.EffectStarting);
        plan.Hit(FaultPoint.EffectFinished);

        Assert.Throws<FaultException>(() => plan.Hit(FaultPoint.EffectStarting));
        plan.Hit(FaultPoint.EffectStarting);
    }

    [Fact]
    public void A_rule_without_a_point_counts_the_passings_of_all_points()
    {
        var plan = FaultPlan.Parse("*:3:throw")!;
        plan.Hit(FaultPoint.EffectStarting);
        plan.Hit(FaultPoint.EffectFinished);

        Assert.Throws<FaultException>(() => plan.Hit(FaultPoint.ProgressWriting));
    }

    [Fact]
    public void A_rule_without_a_number_acts_each_time()
    {
        var plan = FaultPlan.Parse("progresswriting:*:disconnect")!;

        Assert.Throws<IOException>(() => plan.Hit(FaultPoint.ProgressWriting));
        Assert.Throws<IOException>(() => plan.Hit(FaultPoint.ProgressWriting));
    }

    [Fact]
    public void Several_rules_stand_side_by_side()
    {
        var plan = FaultPlan.Parse("EffectStarting:1:throw,EffectFinished:1:delay=0")!;
        plan.Hit(FaultPoint.EffectFinished);

        Assert.Throws<FaultException>(() => plan.Hit(FaultPoint.EffectStarting));
    }

    [Fact]
    public void Each_point_is_noted_once()
    {
        var path = Path.GetTempFileName();
        try
        {
            var plan = FaultPlan.Parse($"*:*:note={path}")!;
            plan.Hit(FaultPoint.EffectStarting);
            plan.Hit(FaultPoint.EffectStarting);
            plan.Hit(FaultPoint.EndWritten);

            Assert.Equal(["EffectStarting", "EndWritten"], File.ReadAllLines(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("EffectStarting:1", "it is point:n:action")]
    [InlineData("Nowhere:1:throw", "there is no \"Nowhere\" among RunCreating, ")]
    [InlineData("EffectStarting:1:explode", "there is no \"explode\" among Kill9, ")]
    [InlineData("EffectStarting:0:throw", "n is a number from 1 on, or *")]
    public void A_rule_that_is_not_understood_is_named(string rule, string why)
    {
        var refused = Assert.Throws<FormatException>(() => FaultPlan.Parse(rule));

        Assert.Contains($"\"{rule}\" is not understood: {why}", refused.Message, StringComparison.Ordinal);
    }
}
