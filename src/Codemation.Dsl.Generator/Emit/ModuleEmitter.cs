using Codemation.Dsl.Generator.Model;

namespace Codemation.Dsl.Generator.Emit;

/// <summary>Writes the module: the assembly's list of its workflows and nodes.</summary>
internal static class ModuleEmitter
{
    public static SourceWriter Write(AssemblyModel assembly, ProjectModel project)
    {
        var name = ModuleNames.Module(project.AssemblyName);
        var writer = GeneratedFile.Start();
        writer.Line($"[assembly: global::Codemation.WorkflowModule(typeof({ModuleNames.InCode(project.AssemblyName)}))]");
        foreach (var node in assembly.Nodes)
        {
            writer.Line($"[assembly: global::Codemation.NodeFor(typeof({node.TypeArguments[0]}), typeof({node.TypeName}))]");
        }

        writer.Line();
        using (writer.Block("namespace Codemation.Generated"))
        {
            WriteModule(writer, name, assembly, project);
        }

        if (project.HasBuilder)
        {
            writer.Line();
            WriteBuilderExtension(writer, project);
        }

        return writer;
    }

    private static void WriteModule(SourceWriter writer, string name, AssemblyModel assembly, ProjectModel project)
    {
        writer.Line($"/// <summary>The workflows and nodes of {XmlText.Of(project.AssemblyName)}.</summary>");
        writer.Line(GeneratedFile.Attribute).Line(GeneratedFile.Hidden);
        using (writer.Block($"public sealed class {name} : global::Codemation.WorkflowModule"))
        {
            writer.Line("/// <inheritdoc/>");
            using (writer.Block("public override void Register(global::Codemation.IWorkflowCatalog catalog)"))
            {
                foreach (var module in project.Modules)
                {
                    writer.Line($"catalog.AddModule(new {module.TypeName}());");
                }

                foreach (var workflow in assembly.Workflows)
                {
                    WriteWorkflow(writer, workflow);
                }

                foreach (var node in assembly.Nodes)
                {
                    WriteNode(writer, node);
                }
            }
        }
    }

    private static void WriteWorkflow(SourceWriter writer, WorkflowRegistration workflow)
    {
        writer.Line($"catalog.AddWorkflow<{workflow.TypeName}, {workflow.Input}, {workflow.Output}>(");
        using (writer.Indent())
        {
            writer.Line($"{SourceWriter.Literal(workflow.Id)},");
            writer.Line($"static () => {workflow.Plan},");
            writer.Line(ConstructorCall.Of(workflow.TypeName, workflow.Constructor, $"Workflow \"{workflow.Id}\"") + ");");
        }
    }

    private static void WriteNode(SourceWriter writer, NodeRegistration node)
    {
        writer.Line($"catalog.Add{node.Kind}<{node.TypeName}, {string.Join(", ", node.TypeArguments)}>(");
        using (writer.Indent())
        {
            if (node.State is { } state)
            {
                writer.Line(state + ",");
            }

            writer.Line(ConstructorCall.Of(node.TypeName, node.Constructor, "Node " + node.DisplayName) + ");");
        }
    }

    private static void WriteBuilderExtension(SourceWriter writer, ProjectModel project)
    {
        using (writer.Block("namespace Codemation"))
        {
            writer.Line("/// <summary>Adds this assembly's workflows to an application.</summary>");
            writer.Line(GeneratedFile.Attribute);
            using (writer.Block("internal static class GeneratedBuilderExtensions"))
            {
                writer.Line("/// <summary>Adds the workflows and nodes of this assembly, and of those it references.</summary>");
                using (writer.Block("internal static global::Codemation.CodemationBuilder AddWorkflows(this global::Codemation.CodemationBuilder app)"))
                {
                    writer.Line($"app.AddModule(new {ModuleNames.InCode(project.AssemblyName)}());");
                    writer.Line("return app;");
                }
            }
        }
    }
}
