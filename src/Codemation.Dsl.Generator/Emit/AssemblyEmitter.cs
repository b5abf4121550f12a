using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Emit;

/// <summary>Writes what an assembly has once: its module, and the extensions through which its workflows are run.</summary>
internal static class AssemblyEmitter
{
    public static void Emit(SourceProductionContext output, AssemblyModel assembly, ProjectModel project)
    {
        if (HasModule(assembly, project))
        {
            output.AddSource("Codemation.Module.g.cs", ModuleEmitter.Write(assembly, project).ToSourceText());
        }

        if (project.Host != WorkflowHostModel.None && assembly.Workflows.Count > 0)
        {
            output.AddSource("Codemation.RunExtensions.g.cs", RunExtensionsEmitter.Write(assembly, project).ToSourceText());
        }
    }

    /// <summary>Whether the assembly has anything to register.</summary>
    public static bool HasModule(AssemblyModel assembly, ProjectModel project) =>
        assembly.Workflows.Count > 0 || assembly.Nodes.Count > 0 || (assembly.Applications.Count > 0 && project.Modules.Count > 0);
}
