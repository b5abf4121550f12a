using Codemation.Testing.Roslyn.Caching;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Generating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Codemation.Dsl.Generator.Tests.Caching;

public sealed class WorkflowGeneratorCacheTests
{
    private static readonly UserCode Code = UserCode.FromFiles(
        (UserCode.DefaultPath, """
            using Codemation;
            [Workflow("one")]
            public sealed partial class One : Workflow<int, int>
            {
                // why
                protected override Flow<int> Define(Start<int> start) => start.Map("step", n => n + 1).Audit();
            }
            """),
        ("Two.cs", """
            using Codemation;
            [Workflow("two")] public sealed partial class Two : Workflow<int, int> { protected override Flow<int> Define(Start<int> start) => start.Map("two", n => n); }
            """),
        ("Audit.cs", """
            using Codemation;
            internal static class Audits { public static Flow<T> Audit<T>(this Flow<T> flow) => flow.NoOp("audit"); }
            """),
        ("Other.cs", "public static class Other { public static int Number() => 1; }"));

    public static TheoryData<string, Edit, int, IncrementalStepRunReason[], IncrementalStepRunReason[]> Edits { get; } = new()
    {
        { "nothing", Edit.Nothing, 0, Kept, Kept },
        { "an unrelated file added", Edit.Add("New.cs", "public class New;"), 2, Kept, Kept },
        { "an unrelated body", Edit.ReplaceIn("Other.cs", "=> 1", "=> 2"), 0, Kept, Kept },
        { "a comment", Edit.Replace("// why", "// because"), 1, Kept, Kept },
        { "a lambda's body", Edit.Replace("n + 1", "n + 2"), 1, Kept, Kept },
        { "a step renamed", Edit.Replace("\"step\"", "\"other\""), 1, Changed, Kept },
        { "a followed method", Edit.ReplaceIn("Audit.cs", "\"audit\"", "\"checked\""), 1, Changed, Kept },
        { "a constructor parameter", Edit.Replace("One :", "One(System.Uri address) :"), 2, Changed, [IncrementalStepRunReason.Modified] },
    };

    private static IncrementalStepRunReason[] Kept => [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];

    private static IncrementalStepRunReason[] Changed => [.. Kept, IncrementalStepRunReason.Modified];

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_makes_only_what_it_changes_run_again(
        string description,
        Edit edit,
        int bound,
        IncrementalStepRunReason[] workflows,
        IncrementalStepRunReason[] assembly)
    {
        var generator = new WorkflowGenerator();
        var compilation = Compiler.Compile(Code);
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        var driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], driverOptions: options).RunGenerators(compilation);
        Assert.Equal(2, generator.Memo.Bound);

        var result = driver.RunGenerators(edit.Apply(compilation)).GetRunResult().Results.Single();

        Assert.True(generator.Memo.Bound - 2 == bound, $"{description} bound {generator.Memo.Bound - 2} workflows");
        AssertReasons(result, TrackingNames.Workflows, workflows);
        AssertReasons(result, TrackingNames.Assembly, assembly);
        AssertReasons(result, TrackingNames.Project, Kept);
        AssertReasons(result, TrackingNames.EntryPoint, Kept);
        Assert.Equal(
            workflows.Contains(IncrementalStepRunReason.Modified),
            result.TrackedOutputSteps.SelectMany(output => output.Value).SelectMany(step => step.Outputs).Any(output => output.Reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void The_file_order_of_a_project_does_not_matter()
    {
        var reversed = Code with { Files = [.. Code.Files.Reverse()] };

        Assert.Equal(Generation.Run(Code, new WorkflowGenerator()).Sources, Generation.Run(reversed, new WorkflowGenerator()).Sources);
    }

    private static void AssertReasons(GeneratorRunResult result, string stage, IncrementalStepRunReason[] allowed)
    {
        var reasons = result.TrackedSteps[stage].SelectMany(step => step.Outputs).Select(output => output.Reason).Distinct().ToList();
        Assert.All(reasons, reason => Assert.Contains(reason, allowed));
        if (allowed.Contains(IncrementalStepRunReason.Modified))
        {
            Assert.Contains(IncrementalStepRunReason.Modified, reasons);
        }
    }
}
