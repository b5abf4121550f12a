using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Emit;

/// <summary>Writes <c>Main</c> into an application that has workflows and no entry point of its own.</summary>
internal static class EntryPointEmitter
{
    public static void Emit(SourceProductionContext output, AssemblyModel assembly, ProjectModel project, bool isWanted)
    {
        if (!isWanted
            || !project.NeedsEntryPoint
            || !project.HasCodemationHost
            || !AssemblyEmitter.HasModule(assembly, project)
            || (assembly.Workflows.Count == 0 && project.Modules.Count == 0))
        {
            return;
        }

        var writer = GeneratedFile.Start();
        writer.Line(GeneratedFile.Attribute).Line(GeneratedFile.Hidden);
        using (writer.Block("internal static class CodemationEntryPoint"))
        {
            writer.Line("private static global::System.Threading.Tasks.Task<int> Main(string[] args)");
            using (writer.Indent())
            {
                writer.Line($"=> {Body(assembly, project)};");
            }
        }

        output.AddSource("Codemation.EntryPoint.g.cs", writer.ToSourceText());
    }

    private static string Body(AssemblyModel assembly, ProjectModel project)
    {
        if (assembly.Applications.Count > 1)
        {
            var names = string.Join(", ", assembly.Applications.Select(static name => name.Replace("global::", "")));
            return $"throw new global::System.InvalidOperationException({SourceWriter.Literal($"Several classes derive from CodemationApp: {names}. An application has one; remove the others.")})";
        }

        var application = assembly.Applications.Count == 1 ? $"new {assembly.Applications[0]}()" : "null";
        return $"global::Codemation.CodemationHost.RunAsync(args, new {ModuleNames.InCode(project.AssemblyName)}(), {application})";
    }
}
