using System.Collections.Immutable;
using Codemation.Analyzers.Chains;
using Codemation.Testing.Roslyn.Compiling;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Codemation.Analyzers.Tests;

/// <summary>Editors give analyzers the source of referenced projects, which the compiler does not.</summary>
public sealed class ReferencedProjectTests
{
    [Fact]
    public async Task A_definition_in_a_referenced_project_is_reported_in_the_workflow()
    {
        var library = Compiler.Compile(UserCode.FromString(
            """
            using Codemation;

            public abstract class Shared : Workflow<int, int>
            {
                protected override Flow<int> Define(Start<int> start) => start.NoOp("same");
            }
            """) with { AssemblyName = "Library" });
        var user = Compiler.Compile("""[Codemation.Workflow("a")] public partial class A : Shared;""").AddReferences(library.ToMetadataReference());
        Compiler.AssertNoErrors(user);

        var found = await user.WithAnalyzers([new StaticPlanAnalyzer(), new StepIdAnalyzer(), new UnusedFlowAnalyzer()]).GetAllDiagnosticsAsync();

        var one = Assert.Single(found, diagnostic => diagnostic.Id is not "CS1701" && diagnostic.Severity != Microsoft.CodeAnalysis.DiagnosticSeverity.Hidden);
        Assert.Equal(DiagnosticIds.StaticPlan, one.Id);
        Assert.Same(user.SyntaxTrees.First(), one.Location.SourceTree);
    }
}
