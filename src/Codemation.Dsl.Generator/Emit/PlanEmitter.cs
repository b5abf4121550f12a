using Codemation.Dsl.Generator.ItemTypes;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Emit;

/// <summary>Writes the generated half of a workflow class: its plan and its step ids.</summary>
internal static class PlanEmitter
{
    public static void Emit(SourceProductionContext output, WorkflowModel model)
    {
        // Only a partial class can be extended; that it must be one is said by an analyzer.
        if (!model.Container.IsPartial)
        {
            return;
        }

        var writer = GeneratedFile.Start();
        GeneratedFile.Inside(writer, model.Container, inside => WriteMembers(inside, model));
        output.AddSource(model.HintName, writer.ToSourceText());
    }

    private static void WriteMembers(SourceWriter writer, WorkflowModel model)
    {
        if (!model.Members.HasPlan)
        {
            writer.Line($"/// <summary>The plan of the workflow \"{XmlText.Of(model.Id)}\", as the compiler read it.</summary>");
            writer.Line($"public static {(model.Members.InheritsPlan ? "new " : "")}global::Codemation.ExecutionPlan Plan => GeneratedPlan.Value;");
            writer.Line();
        }

        if (!model.Members.HasSteps)
        {
            StepsEmitter.Write(writer, model);
            writer.Line();
        }

        WritePlan(writer, model);
        NestedItemTypes.Write(writer, model.Items.Select(static item => item.Type));
    }

    private static void WritePlan(SourceWriter writer, WorkflowModel model)
    {
        writer.Line(GeneratedFile.Attribute).Line(GeneratedFile.Hidden);
        using (writer.Block($"internal {(model.Members.InheritsPlan ? "new " : "")}static class GeneratedPlan"))
        {
            writer.Line("private static global::Codemation.ExecutionPlan? value;");
            writer.Line();
            writer.Line("internal static global::Codemation.ExecutionPlan Value => value ??= global::Codemation.ExecutionPlan.Read(");
            using (writer.Indent())
            {
                // Text, because a compiler reads past it: objects in its place would be the larger part of what a project with workflows has to compile.
                writer.Line("\"\"\"");
                PlanText.Write(writer, model);
                writer.Line("\"\"\",");
                writer.Line($"[{string.Join(", ", model.Items.Select((item, index) => Type(model, item.Type, index)))}]);");
            }
        }
    }

    // A stub has no steps, so it needs no types but those of its own input and output.
    private static string Type(WorkflowModel model, ItemTypeModel type, int index) =>
        type.Problem is null && (model.Chain.IsComplete || index == model.Input || index == model.Output || index == model.Config)
            ? ItemTypeAccess.Expression(type)
            : "null!";
}
