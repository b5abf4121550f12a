using System.Reflection;
using Codemation.Dsl.Generator;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Generating;
using Codemation.Testing.Roslyn.Running;

namespace Codemation.Runtime.Tests.Running;

/// <summary>A workflow that is too long to be written down: compiled, generated for, loaded and run.</summary>
internal sealed class CompiledWorkflow : IDisposable
{
    private const string Name = "Compiled";

    private readonly UserAssembly assembly;

    private CompiledWorkflow(UserAssembly assembly) => this.assembly = assembly;

    /// <summary>Compiles a workflow of <c>int</c> to <c>int</c>.</summary>
    /// <param name="body">The body of its Define.</param>
    public static CompiledWorkflow Define(string body)
    {
        var code = UserCode.FromString(
            $$"""
            using Codemation;

            [Workflow("compiled")]
            public sealed partial class {{Name}} : Workflow<int, int>
            {
                protected override Flow<int> Define(Start<int> start)
                {
                    {{body}}
                }
            }
            """);
        var generated = Generation.Run(code with { References = ["Codemation.Dsl", "Codemation.Runtime"] }, new WorkflowGenerator());
        return new CompiledWorkflow(UserAssembly.Load(generated.Compilation));
    }

    /// <summary>A host with it on a database.</summary>
    public WorkflowHost HostOn(Storage.TemporaryDatabase database, params object[] services)
    {
        var module = assembly.Type(Name).Assembly.GetCustomAttribute<WorkflowModuleAttribute>()!;
        return Hosts.OnDisk(database, app => app.AddModule((WorkflowModule)Activator.CreateInstance(module.Module)!), services);
    }

    public async Task<RunResult<int>> RunAsync(int[] input)
    {
        var workflow = assembly.Type(Name);
        var module = workflow.Assembly.GetCustomAttribute<WorkflowModuleAttribute>()!;
        await using var host = WorkflowHost.Create(app =>
        {
            app.AddModule((WorkflowModule)Activator.CreateInstance(module.Module)!);
            app.InMemory = true;
        });
        var run = typeof(WorkflowHost).GetMethod(nameof(WorkflowHost.RunAsync))!.MakeGenericMethod(workflow, typeof(int), typeof(int));
        return await (Task<RunResult<int>>)run.Invoke(host, [input, null, CancellationToken.None])!;
    }

    public void Dispose() => assembly.Dispose();
}
