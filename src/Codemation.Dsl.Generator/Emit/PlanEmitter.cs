using System.Globalization;
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
            writer.Line("internal static global::Codemation.ExecutionPlan Value => value ??= Create();");
            writer.Line();
            using (writer.Block("private static global::Codemation.ExecutionPlan Create()"))
            {
                WriteTypes(writer, model);
                using (writer.Block("return new global::Codemation.ExecutionPlan", "};"))
                {
                    WriteProperties(writer, model);
                }
            }
        }
    }

    private static void WriteTypes(SourceWriter writer, WorkflowModel model)
    {
        for (var i = 0; i < model.Items.Count; i++)
        {
            // A stub has no steps, so it needs no types but those of its own input and output.
            if (model.Chain.IsComplete || i == model.Input || i == model.Output || i == model.Config)
            {
                var type = model.Items[i].Type;
                var expression = type.Problem is null ? ItemTypeAccess.Expression(type) : "(global::Codemation.ItemType)null!";
                writer.Line($"var {TypeVariable(i)} = {expression};");
            }
        }
    }

    private static void WriteProperties(SourceWriter writer, WorkflowModel model)
    {
        var complete = model.Chain.IsComplete;
        writer.Line($"WorkflowId = {SourceWriter.Literal(model.Id)},");
        writer.Line($"Name = {SourceWriter.Literal(model.Name)},");
        writer.Line($"Hash = {SourceWriter.Literal(PlanHash.Of(model))},");
        writer.Line($"Input = {TypeVariable(model.Input)},");
        writer.Line($"Output = {TypeVariable(model.Output)},");
        if (model.Config >= 0)
        {
            writer.Line($"Config = {TypeVariable(model.Config)},");
        }

        if (model.Chain.Triggers.Count > 0)
        {
            writer.Line($"Triggers = [{string.Join(", ", model.Chain.Triggers.Select(Trigger))}],");
        }

        writer.Line($"Result = {(complete ? Source(model.Chain.Result) : "global::Codemation.PlanSource.Trigger")},");
        if (!complete)
        {
            writer.Line("IsComplete = false,").Line("Steps = [],");
            return;
        }

        writer.Line("Steps =").Line("[");
        using (writer.Indent("],"))
        {
            foreach (var step in model.Chain.Steps)
            {
                WriteStep(writer, step);
            }
        }
    }

    private static void WriteStep(SourceWriter writer, StepModel step)
    {
        using (writer.Block("new global::Codemation.PlanStep", "},"))
        {
            writer.Line($"Id = {SourceWriter.Literal(step.Id)},");
            writer.Line($"Kind = global::Codemation.StepKind.{step.Kind},");
            writer.Line($"Inputs = [{string.Join(", ", step.Inputs.Select(Source))}],");
            writer.Line($"Ports = [{string.Join(", ", step.Ports.Select(Port))}],");
            if (step.Scope >= 0)
            {
                writer.Line($"Scope = {Number(step.Scope)},");
            }

            if (step.UsesContext)
            {
                writer.Line("UsesContext = true,");
            }

            if (step.Signal >= 0)
            {
                writer.Line($"Signal = {TypeVariable(step.Signal)},");
            }

            if (step.Target is not null)
            {
                writer.Line($"Target = {SourceWriter.Literal(step.Target)},");
            }
        }
    }

    private static string Source(SourceModel source) => source.Step < 0
        ? "global::Codemation.PlanSource.Trigger"
        : $"new global::Codemation.PlanSource({Number(source.Step)}, {Number(source.Port)})";

    private static string Trigger(TriggerModel trigger) =>
        $"new global::Codemation.PlanTrigger(global::Codemation.TriggerKind.{trigger.Kind}"
        + (trigger.Expression is null ? "" : $", {SourceWriter.Literal(trigger.Expression)}")
        + (trigger.TimeZone is null ? "" : $", TimeZone: {SourceWriter.Literal(trigger.TimeZone)}")
        + ")";

    private static string Port(PortModel port) =>
        $"new global::Codemation.PlanPort({SourceWriter.Literal(port.Name)}, {TypeVariable(port.Items)})";

    private static string TypeVariable(int index) => "type" + Number(index);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
