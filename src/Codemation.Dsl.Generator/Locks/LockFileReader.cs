namespace Codemation.Locks;

/// <summary>Reads the text of a lock file.</summary>
internal static class LockFileReader
{
    public static LockFile Read(string text)
    {
        var root = JsonValue.Parse(text);
        if (root["version"] is not { Text: LockFileWriter.Version })
        {
            throw new FormatException($"its version is {root["version"]?.ToString() ?? "missing"}, and this build reads version {LockFileWriter.Version}");
        }

        var schemas = Member(root, "schemas", "the file");
        return new LockFile(Member(root, "workflows", "the file").Members.Select(workflow => Plan(workflow.Key, workflow.Value, schemas)));
    }

    private static LockedPlan Plan(string id, JsonValue plan, JsonValue schemas) => new()
    {
        WorkflowId = id,
        Hash = Member(plan, "plan", id).Text,
        Input = Schema(Member(plan, "input", id), schemas),
        Config = plan["config"] is { } config ? Schema(config, schemas) : null,
        Result = LockedSource.Parse(Member(plan, "result", id).Text),
        Steps = [.. Member(plan, "steps", id).Members.Select(step => Step(step.Key, step.Value, schemas))],
    };

    private static LockedStep Step(string id, JsonValue step, JsonValue schemas) => new(
        id,
        Member(step, "kind", id).Text,
        [.. Member(step, "from", id).Elements.Select(static source => LockedSource.Parse(source.Text))],
        [.. Member(step, "gives", id).Members.Select(port => new LockedPort(port.Key, Schema(port.Value, schemas)))])
    {
        Kept = step["keeps"] is { } kept ? Schema(kept, schemas) : null,
    };

    private static string Schema(JsonValue reference, JsonValue schemas) =>
        Member(schemas, reference.Text, "schemas").ToString();

    private static JsonValue Member(JsonValue value, string name, string where) =>
        value[name] ?? throw new FormatException($"\"{name}\" is missing in {where}");
}
