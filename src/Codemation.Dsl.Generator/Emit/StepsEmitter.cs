using Codemation.Dsl.Generator.Model;

namespace Codemation.Dsl.Generator.Emit;

/// <summary>Writes the typed ids of a workflow's steps.</summary>
internal static class StepsEmitter
{
    public static void Write(SourceWriter writer, WorkflowModel model)
    {
        writer.Line($"/// <summary>The ids of the steps of \"{XmlText.Of(model.Id)}\", typed by what the steps give.</summary>");
        writer.Line(GeneratedFile.Attribute);
        using (writer.Block($"public {(model.Members.InheritsSteps ? "new " : "")}static class Steps"))
        {
            var names = new StepNames();
            foreach (var step in model.Chain.Steps)
            {
                // The end of a Try has no id of the author's.
                if (step.Kind != StepKind.TryEnd && names.Add(step.Id) is { } name)
                {
                    WriteStep(writer, model, step, name);
                }
            }
        }
    }

    private static void WriteStep(SourceWriter writer, WorkflowModel model, StepModel step, string name)
    {
        var item = step.Ports.Count > 0 ? model.Items[step.Ports[0].Items] : null;

        // A property can't be more visible than its type, and an unreadable type can't be written at all.
        var type = item is null or { Type.Problem: not null } or { Type.IsPrivate: true } ? "object" : item.Annotated;
        var access = type == "object" || item!.IsPublic ? "public" : "internal";
        writer.Line($"/// <summary>The step \"{XmlText.Of(step.Id)}\".</summary>");
        writer.Line($"{access} static global::Codemation.StepId<{type}> {name} => new({SourceWriter.Literal(step.Id)});");
    }
}
