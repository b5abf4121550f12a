using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Dsl.Generator.Tests.Assemblies;

/// <summary>The parts of runtime and hosting that generated code knows, as source: small enough to see what they were called with.</summary>
internal static class FakeRuntime
{
    public static readonly SourceFile Host = new("Host.cs", """
        namespace Codemation;

        public sealed record RunResult<TOut>(string Call);

        public sealed class WorkflowHost
        {
            public Task<RunResult<TOut>> RunAsync<TWorkflow, TIn, TOut>(IEnumerable<TIn> input, CancellationToken cancellationToken = default)
                where TWorkflow : Workflow<TIn, TOut>
                => Task.FromResult(new RunResult<TOut>($"{typeof(TWorkflow).Name}({string.Join(", ", input)})"));
        }
        """);

    public static readonly SourceFile HostWithOptions = new("Host.cs", """
        namespace Codemation;

        public sealed record RunResult<TOut>(string Call);

        public sealed record RunOptions(string Key);

        public sealed class WorkflowHost
        {
            public Task<RunResult<TOut>> RunAsync<TWorkflow, TIn, TOut>(IEnumerable<TIn> input, RunOptions? options = null, CancellationToken cancellationToken = default)
                where TWorkflow : Workflow<TIn, TOut>
                => Task.FromResult(new RunResult<TOut>($"{typeof(TWorkflow).Name}({string.Join(", ", input)}) {options?.Key}"));
        }
        """);

    public static readonly SourceFile Hosting = new("Hosting.cs", """
        namespace Codemation;

        public abstract class CodemationApp;

        public sealed class CodemationBuilder
        {
            public List<string> Modules { get; } = [];

            public CodemationBuilder AddModule(WorkflowModule module)
            {
                Modules.Add(module.GetType().Name);
                return this;
            }
        }

        public static class CodemationHost
        {
            public static Task<int> RunAsync(string[] args, WorkflowModule module, CodemationApp? app)
            {
                Console.WriteLine($"{string.Join(" ", args)}: {module.GetType().Name}, {app?.GetType().Name ?? "no app"}");
                return Task.FromResult(7);
            }
        }
        """);
}
