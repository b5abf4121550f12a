namespace Codemation.Runtime.Tests.Engine;

[Workflow("test.even-or-odd")]
public sealed partial class EvenOrOdd : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("even", i => i % 2 == 0,
            then: f => f.Map("t", i => $"{i}T"),
            @else: f => f.Map("f", i => $"{i}F"))
        .Merge("merged");
}

[Workflow("test.nested")]
public sealed partial class Nested : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("even", i => i % 2 == 0,
            then: f => f
                .If("four", i => i % 4 == 0,
                    then: g => g.Map("by-four", i => $"{i}:four"),
                    @else: g => g.Map("by-two", i => $"{i}:even"))
                .Merge("inner"),
            @else: f => f.Map("odd", i => $"{i}:odd"))
        .Merge("outer");
}

[Workflow("test.split-in-branch")]
public sealed partial class SplitInBranch : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .If("even", i => i % 2 == 0,
            then: f => f.Split("parts", i => new[] { $"{i}a", $"{i}b" }),
            @else: f => f.Map("whole", i => $"{i}"))
        .Merge("merged");
}

[Workflow("test.paired-filter")]
public sealed partial class PairedWithFilter : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Fork(f => f.NoOp("a"), f => f.Filter("even", i => i % 2 == 0).Map("b", i => $"b{i}"))
        .Merge("pairs", (a, b) => $"{a}+{b ?? "-"}");
}

[Workflow("test.guarded-split")]
public sealed partial class GuardedSplit : Workflow<int, string>
{
    protected override Flow<string> Define(Start<int> start) => start
        .Try("guard",
            body => body
                .Split("parts", i => new[] { $"{i}.0", $"{i}.1" })
                .Map("check", s => s == "2.1" ? throw new InvalidOperationException("no") : s),
            error => error.Map("tell", e => $"caught {e.Item}"))
        .Merge("merged");
}

[Workflow("test.keys-without-default")]
public sealed partial class KeysWithoutDefault : Workflow<string, string>
{
    protected override Flow<string> Define(Start<string> start)
    {
        var key = start.Switch("key", s => s);
        return Flow.Merge("merged", key.Case("a"), key.Case("b"));
    }
}
