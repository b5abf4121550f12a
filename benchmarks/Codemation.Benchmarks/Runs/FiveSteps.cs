namespace Codemation.Benchmarks.Runs;

[Workflow("bench.five-steps")]
public sealed partial class FiveSteps : Workflow<int, int>
{
    public static Func<int, int> Step { get; } = static value => value + 1;

    protected override Flow<int> Define(Start<int> start) => start
        .Map("s1", Step)
        .Map("s2", Step)
        .Map("s3", Step)
        .Map("s4", Step)
        .Map("s5", Step);
}
