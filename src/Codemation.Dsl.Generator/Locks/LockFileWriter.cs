using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Codemation.Dsl.Generator.ItemTypes;

namespace Codemation.Locks;

/// <summary>Writes the text of a lock file: a line for each step and each schema, so that a review sees what changed.</summary>
internal static class LockFileWriter
{
    public const string Version = "1";

    private const string About = "The plans that runs in flight may have been started with. Written by the command 'lock'; commit it, don't edit it.";
    private const int SchemaNameBytes = 6;

    public static string Write(LockFile file)
    {
        var schemas = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var text = new StringBuilder("{\n");
        text.Append("  \"about\": ").Append(JsonLiteral.Text(About)).Append(",\n");
        text.Append("  \"version\": ").Append(Version).Append(",\n");
        text.Append("  \"workflows\": ").Append(Lines("  ", file.Plans.Select(plan => Pair(plan.WorkflowId, Plan(plan, schemas))))).Append(",\n");
        text.Append("  \"schemas\": ").Append(Lines("  ", schemas.Select(static schema => Pair(schema.Key, schema.Value)))).Append('\n');
        return text.Append("}\n").ToString();
    }

    private static string Plan(LockedPlan plan, SortedDictionary<string, string> schemas)
    {
        var members = new List<string>
        {
            Pair("plan", JsonLiteral.Text(plan.Hash)),
            Pair("input", Reference(plan.Input, schemas)),
        };
        if (plan.Config is { } config)
        {
            members.Add(Pair("config", Reference(config, schemas)));
        }

        members.Add(Pair("result", JsonLiteral.Text(plan.Result.ToString())));
        members.Add(Pair("steps", Lines("      ", plan.Steps.Select(step => Pair(step.Id, Step(step, schemas))))));
        return Lines("    ", members);
    }

    private static string Step(LockedStep step, SortedDictionary<string, string> schemas)
    {
        var gives = step.Ports.Select(port => Pair(port.Name, Reference(port.Schema, schemas)));
        var text = $"{{ {Pair("kind", JsonLiteral.Text(step.Kind))}, "
            + $"{Pair("from", JsonLiteral.Array(step.Inputs.Select(static input => JsonLiteral.Text(input.ToString()))))}, "
            + Pair("gives", "{" + string.Join(", ", gives) + "}");
        return step.Kept is { } kept ? $"{text}, {Pair("keeps", Reference(kept, schemas))} }}" : text + " }";
    }

    private static string Reference(string schema, SortedDictionary<string, string> schemas)
    {
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(schema));
        var name = string.Concat(hash.Take(SchemaNameBytes).Select(static each => each.ToString("x2", CultureInfo.InvariantCulture)));
        schemas[name] = schema;
        return JsonLiteral.Text(name);
    }

    private static string Pair(string name, string json) => JsonLiteral.Text(name) + ": " + json;

    private static string Lines(string indentation, IEnumerable<string> members)
    {
        var lines = string.Join(",\n", members.Select(member => indentation + "  " + member));
        return lines.Length == 0 ? "{}" : "{\n" + lines + "\n" + indentation + "}";
    }
}
