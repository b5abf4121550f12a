using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Generating;
using Codemation.Testing.Roslyn.Running;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Tests.Assemblies;

public sealed class RunExtensionsTests
{
    private const string Workflows =
        """
        using Codemation;

        [Workflow("double")] public sealed partial class Doubled : Workflow<int, int> { protected override Flow<int> Define(Start<int> start) => start.Map("a", n => n * 2); }
        [Workflow("triple")] public sealed partial class Tripled : Workflow<int, int> { protected override Flow<int> Define(Start<int> start) => start.Map("a", n => n * 3); }
        [Workflow("text")] public sealed partial class Text : Workflow<int, string> { protected override Flow<string> Define(Start<int> start) => start.Map("a", n => "" + n); }
        [Workflow("letters")] public sealed partial class Letters : Workflow<string, int> { protected override Flow<int> Define(Start<string> start) => start.Map("a", text => text.Length); }
        [Workflow("inside")] internal sealed partial class Inside : Workflow<string, Hidden> { protected override Flow<Hidden> Define(Start<string> start) => start.Map("a", text => new Hidden(text)); }
        internal sealed record Hidden(string Text);
        """;

    [Theory]
    [InlineData("host.RunAsync<Doubled>([1, 2])", "Doubled(1, 2)")]
    [InlineData("host.RunAsync<Tripled>(new List<int> { 3 })", "Tripled(3)")]
    [InlineData("host.RunAsync<Text>([1, 2], CancellationToken.None)", "Text(1, 2)")]
    [InlineData("host.RunAsync<Text>(5)", "Text(5)")]
    [InlineData("host.RunAsync<Letters>(\"word\")", "Letters(word)")]
    [InlineData("host.RunAsync<Letters>([\"a\", \"b\"])", "Letters(a, b)")]
    [InlineData("host.RunAsync<Inside>(\"word\")", "Inside(word)")]
    public async Task A_workflow_is_run_by_naming_its_class(string call, string expected)
    {
        Assert.Equal(expected, await Output(call, FakeRuntime.Host));
    }

    [Theory]
    [InlineData("host.RunAsync<Doubled>([1, 2], new RunOptions(\"x\"))", "Doubled(1, 2) x")]
    [InlineData("host.RunAsync<Doubled>(1, new(\"x\"), CancellationToken.None)", "Doubled(1) x")]
    public async Task Options_are_passed_on_where_the_runtime_has_them(string call, string expected)
    {
        Assert.Equal(expected, await Output(call, FakeRuntime.HostWithOptions));
    }

    [Fact]
    public async Task The_output_is_typed()
    {
        Assert.Equal("Text(1)", await Output("(Task<RunResult<string>>)host.RunAsync<Text>(1)", FakeRuntime.Host));
    }

    [Fact]
    public void Extensions_are_as_visible_as_their_types()
    {
        var code = UserCode.FromString(Workflows);
        var source = Generation.Run(code with { Files = code.Files.Add(FakeRuntime.Host) }, new WorkflowGenerator()).Source("Codemation.RunExtensions.g.cs");

        Assert.Equal(3, source.Split("public static class").Length - 1);
        Assert.Single(source.Split("internal static class").Skip(1));
    }

    [Fact]
    public void Without_a_runtime_there_are_none()
    {
        Assert.DoesNotContain("Codemation.RunExtensions.g.cs", Generation.Run(UserCode.FromString(Workflows), new WorkflowGenerator()).Sources.Keys);
    }

    private static async Task<string> Output(string call, SourceFile host)
    {
        var code = UserCode.FromFiles((UserCode.DefaultPath, Workflows), ("Program.cs", $"using Codemation;\nvar host = new WorkflowHost();\nConsole.Write((await ({call})).Call);"));
        code = code with { Files = code.Files.Add(host), Output = OutputKind.ConsoleApplication };
        return (await UserProgram.RunAsync(Generation.Run(code, new WorkflowGenerator()).Compilation)).Output.Trim();
    }
}
