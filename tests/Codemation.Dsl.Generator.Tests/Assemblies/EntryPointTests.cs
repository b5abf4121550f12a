using System.Collections.Immutable;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Generating;
using Codemation.Testing.Roslyn.Running;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Tests.Assemblies;

public sealed class EntryPointTests
{
    private const string File = "Codemation.EntryPoint.g.cs";

    private static readonly UserCode Application = UserCode.FromFiles(
        ("Copy.cs", """
            using Codemation;
            [Workflow("copy")] public sealed partial class Copy : Workflow<int, int> { protected override Flow<int> Define(Start<int> start) => start.NoOp("a"); }
            """)) with
    {
        Output = OutputKind.ConsoleApplication,
        AssemblyName = "My.App",
    };

    [Fact]
    public async Task An_application_without_an_entry_point_gets_one()
    {
        Assert.Equal(new ProgramOutput("run x: My_AppModule, no app\n", "", 7), await Run(With(Application, FakeRuntime.Hosting), "run", "x"));
    }

    [Fact]
    public async Task The_application_class_is_handed_over()
    {
        var code = With(Application, FakeRuntime.Hosting, new SourceFile("App.cs", "public sealed class Mine : Codemation.CodemationApp;"));

        Assert.Equal("x: My_AppModule, Mine\n", (await Run(code, "x")).Output);
    }

    [Fact]
    public async Task Two_application_classes_are_an_error_that_names_both()
    {
        var code = With(Application, FakeRuntime.Hosting, new SourceFile("Apps.cs", "public class One : Codemation.CodemationApp; namespace In { public class Two : One; }"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Run(code));

        Assert.Equal("Several classes derive from CodemationApp: In.Two, One. An application has one; remove the others.", failure.Message);
    }

    [Theory]
    [InlineData("System.Console.Write(1);")]
    [InlineData("static class Program { static void Main() { } }")]
    [InlineData("static class Program { static async System.Threading.Tasks.Task<int> Main(string[] args) => args.Length; }")]
    public void An_entry_point_of_the_author_is_left_alone(string program)
    {
        var code = With(Application, FakeRuntime.Hosting, new SourceFile("Program.cs", program));

        Assert.DoesNotContain(File, Generation.Run(code, new WorkflowGenerator()).Sources.Keys);
    }

    [Fact]
    public async Task A_Main_that_is_no_entry_point_does_not_count()
    {
        var code = With(Application, FakeRuntime.Hosting, new SourceFile("Program.cs", "static class Program { static string Main() => \"\"; }"));

        Assert.Equal(7, (await Run(code)).ExitCode);
    }

    [Theory]
    [InlineData("none", false)]
    [InlineData("None", false)]
    [InlineData("", true)]
    public void A_build_property_turns_it_off(string value, bool isGenerated)
    {
        var code = With(Application, FakeRuntime.Hosting) with
        {
            Options = ImmutableDictionary<string, string>.Empty.Add("build_property.CodemationEntryPoint", value),
            ExpectedErrors = ["CS5001"],
        };

        Assert.Equal(isGenerated, Generation.Run(code, new WorkflowGenerator()).Sources.ContainsKey(File));
    }

    [Fact]
    public void A_library_gets_none()
    {
        var code = With(Application, FakeRuntime.Hosting) with { Output = OutputKind.DynamicallyLinkedLibrary };

        Assert.DoesNotContain(File, Generation.Run(code, new WorkflowGenerator()).Sources.Keys);
    }

    [Fact]
    public void Without_hosting_or_workflows_there_is_none()
    {
        var withoutHosting = Application with { ExpectedErrors = ["CS5001"] };
        var withoutWorkflows = withoutHosting with { Files = [FakeRuntime.Hosting] };

        Assert.DoesNotContain(File, Generation.Run(withoutHosting, new WorkflowGenerator()).Sources.Keys);
        Assert.DoesNotContain(File, Generation.Run(withoutWorkflows, new WorkflowGenerator()).Sources.Keys);
    }

    private static UserCode With(UserCode code, params SourceFile[] files) => code with { Files = code.Files.AddRange(files) };

    private static Task<ProgramOutput> Run(UserCode code, params string[] args) =>
        UserProgram.RunAsync(Generation.Run(code, new WorkflowGenerator()).Compilation, args);
}
