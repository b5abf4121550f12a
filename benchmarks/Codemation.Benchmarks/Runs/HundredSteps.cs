namespace Codemation.Benchmarks.Runs;

[Workflow("bench.hundred-steps")]
public sealed partial class HundredSteps : Workflow<int, int>
{
    protected override Flow<int> Define(Start<int> start)
    {
        var twenty = Twenty("a", start);
        var forty = Twenty("b", twenty);
        var sixty = Twenty("c", forty);
        var eighty = Twenty("d", sixty);
        return Twenty("e", eighty);
    }

    private static Flow<int> Twenty(string name, Flow<int> flow) => Ten(name + "-2", Ten(name + "-1", flow));

    private static Flow<int> Ten(string name, Flow<int> flow) => flow
        .Map(name + "-s1", FiveSteps.Step)
        .Map(name + "-s2", FiveSteps.Step)
        .Map(name + "-s3", FiveSteps.Step)
        .Map(name + "-s4", FiveSteps.Step)
        .Map(name + "-s5", FiveSteps.Step)
        .Map(name + "-s6", FiveSteps.Step)
        .Map(name + "-s7", FiveSteps.Step)
        .Map(name + "-s8", FiveSteps.Step)
        .Map(name + "-s9", FiveSteps.Step)
        .Map(name + "-s10", FiveSteps.Step);
}
