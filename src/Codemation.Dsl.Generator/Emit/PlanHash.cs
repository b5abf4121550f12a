using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Codemation.Dsl.Generator.Model;

namespace Codemation.Dsl.Generator.Emit;

/// <summary>A text that changes when the shape of a plan or a schema in it does, and at no other time.</summary>
internal static class PlanHash
{
    private const int Bytes = 16;

    public static string Of(WorkflowModel model)
    {
        var text = new StringBuilder();
        Append(text, "workflow", model.Id);
        Append(text, "input", model.Items[model.Input].Type.Schema);
        Append(text, "output", model.Items[model.Output].Type.Schema);
        if (model.Config >= 0)
        {
            Append(text, "config", model.Items[model.Config].Type.Schema);
        }

        Append(text, "result", Source(model.Chain.Result));
        foreach (var step in model.Chain.Steps)
        {
            Append(text, "step", step.Id);
            Append(text, "kind", step.Kind.ToString());
            Append(text, "inputs", string.Join(",", step.Inputs.Select(Source)));
            Append(text, "scope", step.Scope.ToString(CultureInfo.InvariantCulture));
            if (step.Signal >= 0)
            {
                Append(text, "signal", model.Items[step.Signal].Type.Schema);
            }

            foreach (var port in step.Ports)
            {
                Append(text, "port", port.Name);
                Append(text, "items", model.Items[port.Items].Type.Schema);
            }
        }

        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text.ToString()));
        return string.Concat(hash.Take(Bytes).Select(static each => each.ToString("x2", CultureInfo.InvariantCulture)));
    }

    // With its length in front, no value can be mistaken for the beginning of the next line.
    private static void Append(StringBuilder text, string name, string value) =>
        text.Append(name).Append(' ').Append(value.Length.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(value).Append('\n');

    private static string Source(SourceModel source) =>
        source.Step.ToString(CultureInfo.InvariantCulture) + ":" + source.Port.ToString(CultureInfo.InvariantCulture);
}
