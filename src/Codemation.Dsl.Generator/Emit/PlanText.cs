using System.Globalization;
using Codemation.Dsl.Generator.ItemTypes;
using Codemation.Dsl.Generator.Model;

namespace Codemation.Dsl.Generator.Emit;

/// <summary>Writes a plan as the JSON that <c>ExecutionPlan.Read</c> takes, a line for each step.</summary>
internal static class PlanText
{
    public static void Write(SourceWriter writer, WorkflowModel model)
    {
        var chain = model.Chain;
        writer.Line($"{{\"workflow\":{Text(model.Id)},\"name\":{Text(model.Name)},\"hash\":{Text(PlanHash.Of(model))},");
        var rest = $"\"input\":{Number(model.Input)},\"output\":{Number(model.Output)}"
            + (model.Config < 0 ? "" : $",\"config\":{Number(model.Config)}")
            + (chain.Triggers.Count == 0 ? "" : $",\"triggers\":{JsonLiteral.Array(chain.Triggers.Select(Trigger))}");
        if (!chain.IsComplete)
        {
            writer.Line(rest + "}");
            return;
        }

        writer.Line($"{rest},\"result\":{Source(chain.Result)},\"steps\":[");
        for (var i = 0; i < chain.Steps.Count; i++)
        {
            writer.Line(Step(chain.Steps[i]) + (i + 1 < chain.Steps.Count ? "," : ""));
        }

        writer.Line("]}");
    }

    private static string Step(StepModel step) =>
        $"{{\"id\":{Text(step.Id)},\"kind\":\"{step.Kind}\",\"from\":{JsonLiteral.Array(step.Inputs.Select(Source))},\"to\":{JsonLiteral.Array(step.Ports.Select(Port))}"
        + (step.Scope < 0 ? "" : $",\"scope\":{Number(step.Scope)}")
        + (step.UsesContext ? ",\"context\":true" : "")
        + (step.Signal < 0 ? "" : $",\"signal\":{Number(step.Signal)}")
        + (step.Target is null ? "" : $",\"target\":{Text(step.Target)}")
        + "}";

    private static string Trigger(TriggerModel trigger) =>
        $"{{\"kind\":\"{trigger.Kind}\""
        + (trigger.Expression is null ? "" : $",\"expression\":{Text(trigger.Expression)}")
        + (trigger.TimeZone is null ? "" : $",\"zone\":{Text(trigger.TimeZone)}")
        + "}";

    private static string Source(SourceModel source) => source.Step < 0 ? "[-1,0]" : $"[{Number(source.Step)},{Number(source.Port)}]";

    private static string Port(PortModel port) => $"[{Text(port.Name)},{Number(port.Items)}]";

    // C# ends lines at these as well, and would ask for the indentation of the literal after them.
    private static string Text(string value) => JsonLiteral.Text(value)
        .Replace("\u0085", "\\u0085").Replace("\u2028", "\\u2028").Replace("\u2029", "\\u2029");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
