using System.Reflection;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Generating;
using Codemation.Testing.Roslyn.Running;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Tests.Assemblies;

public sealed class ModuleTests
{
    private const string Copy = "[Codemation.Workflow(\"copy\")] public sealed partial class Copy : Codemation.Workflow<int, int> { protected override Codemation.Flow<int> Define(Codemation.Start<int> start) => start.NoOp(\"a\"); }";

    private const string Nodes =
        """
        using Codemation;
        public sealed record Ping(int Number) : INodeRequest<int>;
        public sealed class PingNode : Node<Ping, int>
        {
            public override ValueTask<NodeResult<int>> ExecuteAsync(Ping request, StepContext ctx) => new(request.Number);
        }
        """;

    [Fact]
    public void Workflows_and_nodes_are_registered_in_the_order_of_their_names()
    {
        var code = UserCode.FromFiles(("Z.cs", Nodes), ("B.cs", Copy.Replace("Copy", "B", StringComparison.Ordinal).Replace("copy", "b", StringComparison.Ordinal)), ("A.cs", Copy));

        Assert.Equal(
            ["b: B Int32 -> Int32, 1 steps", "copy: Copy Int32 -> Int32, 1 steps", "node PingNode for Ping"],
            Register(code).Lines);
    }

    [Fact]
    public void Nodes_with_several_outputs_and_nodes_that_suspend_are_registered()
    {
        const string Code =
            """
            using Codemation;
            public sealed record Review(int Number);
            public sealed class ReviewNode : RouterNode<Review>
            {
                public override ValueTask ExecuteAsync(Review request, RouterContext ctx) => default;
            }

            public sealed record Print(int Number) : INodeRequest<int>;
            public sealed record Job(string Id);
            public sealed class PrintNode : SuspendableNode<Print, Job, int>
            {
                public override ValueTask<Suspended<Job>> StartAsync(Print request, StepContext ctx) => new(new Suspended<Job>(new Job("1"), TimeSpan.FromMinutes(1)));
                public override ValueTask<Poll<Job, int>> PollAsync(Print request, Job state, StepContext ctx) => new(Poll<Job, int>.Done(request.Number));
            }
            """;

        Assert.Equal(
            [
                """suspendable PrintNode for Print keeps Job: {"type":"object","properties":{"id":{"type":"string"}},"required":["id"]}""",
                "router ReviewNode for Review",
            ],
            Register(Code).Lines);
    }

    [Fact]
    public void Constructors_get_their_services()
    {
        var services = new FewServices(new Uri("http://shop.test/"));
        var catalog = Register(
            """
            using Codemation;
            [Workflow("copy")]
            public sealed partial class Copy(Uri address, IServiceProvider services, Version? version = null, int attempts = 3) : Workflow<int, int>
            {
                public string Text => $"{address} {services is not null} {version is null} {attempts}";
                protected override Flow<int> Define(Start<int> start) => start.NoOp("a");
            }
            """,
            services);

        var made = Assert.Single(catalog.Made);
        Assert.Equal("http://shop.test/ True True 3", made.GetType().GetProperty("Text")!.GetValue(made));
    }

    [Fact]
    public void A_missing_service_is_named_with_who_needs_it()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => Register(Copy.Replace("Copy :", "Copy(System.Uri address) :", StringComparison.Ordinal) + " partial class Copy { System.Uri Address => address; }"));

        Assert.StartsWith("Workflow \"copy\" needs System.Uri, but no such service is registered.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public abstract class AbstractNode : Node<Ping, int>;")]
    [InlineData("public class OpenNode<T> : PingNode;")]
    [InlineData("public sealed class NumberedNode(int number) : PingNode { public int Number => number; }")]
    [InlineData("public sealed class TornNode : PingNode { public TornNode(Uri a) { } public TornNode(Version b) { } }")]
    [InlineData("public sealed class ClosedNode : PingNode { private ClosedNode() { } }")]
    [InlineData("public sealed class WantingNode : PingNode { public required string Name { get; init; } }")]
    [InlineData("public class Holder { private sealed class InnerNode : PingNode; }")]
    [InlineData("file sealed class FileNode : PingNode;")]
    public void A_node_that_can_not_be_made_is_not_registered(string node)
    {
        var catalog = Register(Nodes.Replace("sealed class PingNode", "class PingNode", StringComparison.Ordinal) + node);

        Assert.Equal(["node PingNode for Ping"], catalog.Lines);
    }

    [Fact]
    public void A_node_may_derive_from_Node_through_another_class()
    {
        var catalog = Register(Nodes.Replace("sealed class PingNode", "abstract class PingNode", StringComparison.Ordinal) + "internal sealed class RealNode : PingNode;");

        Assert.Equal(["node RealNode for Ping"], catalog.Lines);
    }

    [Fact]
    public void The_assembly_says_which_module_and_nodes_it_has()
    {
        using var assembly = UserAssembly.Load(Generation.Run(Nodes, new WorkflowGenerator()).Compilation);
        var node = assembly.Type("PingNode");

        Assert.Equal("Codemation.Generated.UserModule", node.Assembly.GetCustomAttribute<WorkflowModuleAttribute>()!.Module.FullName);
        var nodeFor = Assert.Single(node.Assembly.GetCustomAttributes<NodeForAttribute>());
        Assert.Equal((assembly.Type("Ping"), node), (nodeFor.Request, nodeFor.Node));
    }

    [Fact]
    public void The_modules_of_referenced_assemblies_are_added_and_their_run_extensions_used()
    {
        var library = Compiled(UserCode.FromString(Copy) with { AssemblyName = "Shop.Library", Files = [new("Copy.cs", Copy), FakeRuntime.Host] });
        var compilation = Compiler.Compile(UserCode.FromString(Copy.Replace("Copy", "Own", StringComparison.Ordinal))).AddReferences(library);

        var result = Microsoft.CodeAnalysis.CSharp.CSharpGeneratorDriver.Create(new WorkflowGenerator())
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _)
            .GetRunResult();

        Compiler.AssertNoErrors(output);
        var sources = result.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
        Assert.Contains("catalog.AddModule(new global::Codemation.Generated.Shop_LibraryModule());", sources["Codemation.Module.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("static class", sources["Codemation.RunExtensions.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_builder_gets_an_extension_that_adds_the_module()
    {
        var code = UserCode.FromFiles(("Copy.cs", Copy), ("Added.cs", "public static class Added { public static string Names => string.Join(\",\", Codemation.GeneratedBuilderExtensions.AddWorkflows(new()).Modules); }"));
        using var assembly = UserAssembly.Load(Generation.Run(code with { Files = code.Files.Add(FakeRuntime.Hosting) }, new WorkflowGenerator()).Compilation);

        Assert.Equal("UserModule", assembly.Value<string>("Added", "Names"));
    }

    [Fact]
    public void A_project_without_workflows_gets_nothing()
    {
        Assert.Empty(Generation.Run("public class Plain : System.Exception;", new WorkflowGenerator()).Sources);
    }

    private static RecordingCatalog Register(UserCode code, IServiceProvider? services = null)
    {
        using var assembly = UserAssembly.Load(Generation.Run(code, new WorkflowGenerator()).Compilation);
        var catalog = new RecordingCatalog(services ?? new FewServices());
        ((WorkflowModule)Activator.CreateInstance(assembly.Type("Codemation.Generated.UserModule"))!).Register(catalog);
        return catalog;
    }

    private static PortableExecutableReference Compiled(UserCode code)
    {
        using var stream = new MemoryStream();
        Assert.True(Generation.Run(code, new WorkflowGenerator()).Compilation.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    private sealed class FewServices(params object[] services) : IServiceProvider
    {
        public object? GetService(Type serviceType) => services.FirstOrDefault(serviceType.IsInstanceOfType);
    }
}
