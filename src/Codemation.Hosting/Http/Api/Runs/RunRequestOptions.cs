using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Codemation.Hosting.Commands;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Reads what a run is started with beside its items.</summary>
internal static class RunRequestOptions
{
    // Kept with the run, and read with every list of runs.
    private const int MostBytes = 64 * 1024;

    public static readonly string[] Known = ["items", "config", "priority", "metadata", "queue", "stopAfter"];

    /// <summary>Reads the members of a request.</summary>
    /// <exception cref="InputException">Some are not known, or can't be used.</exception>
    public static RunOptions Read(JsonElement request, ExecutionPlan plan)
    {
        var options = new RunOptions();
        var errors = new List<InputError>();
        foreach (var member in request.EnumerateObject())
        {
            var path = $"$.{member.Name}";
            options = member.Name switch
            {
                "items" => options,
                _ when member.Value.ValueKind == JsonValueKind.Null && Known.Contains(member.Name, StringComparer.Ordinal) => options,
                "config" => options with { Config = Object(member.Value, path, errors) },
                "metadata" => options with { Metadata = Object(member.Value, path, errors) },
                "priority" => options with { Priority = Priority(member.Value, path, errors) },
                "queue" => options with { Queue = Text(member.Value, path, errors) },
                "stopAfter" => options with { StopAfter = Step(plan, member.Value, path, errors) },
                _ => Unknown(options, member.Name, path, errors),
            };
        }

        return errors.Count == 0 ? options : throw new InputException(errors);
    }

    private static JsonObject? Object(JsonElement value, string path, List<InputError> errors)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new InputError(path, $"expected an object, found {JsonNamingPolicy.CamelCase.ConvertName(value.ValueKind.ToString())}"));
            return null;
        }

        if (JsonMarshal.GetRawUtf8Value(value).Length is > MostBytes and var size)
        {
            errors.Add(new InputError(path, $"{size} bytes; the limit is {MostBytes}"));
            return null;
        }

        // A copy: the document that it is part of ends with the request.
        return JsonObject.Create(value.Clone());
    }

    private static int? Priority(JsonElement value, string path, List<InputError> errors)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var priority) && priority is >= 0 and <= 9)
        {
            return priority;
        }

        errors.Add(new InputError(path, "expected a whole number from 0 to 9"));
        return null;
    }

    private static string? Text(JsonElement value, string path, List<InputError> errors)
    {
        const int longest = 100;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= longest } text)
        {
            return text;
        }

        errors.Add(new InputError(path, $"expected a text of 1 to {longest} characters"));
        return null;
    }

    private static string? Step(ExecutionPlan plan, JsonElement value, string path, List<InputError> errors)
    {
        var step = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        var problem = StepNames.CantEndAt(plan, step);
        if (problem is not null)
        {
            errors.Add(new InputError(path, problem));
        }

        return step;
    }

    private static RunOptions Unknown(RunOptions options, string name, string path, List<InputError> errors)
    {
        errors.Add(new InputError(path, $"is not known{Nearest.Suggest(name, Known)}; known are {string.Join(", ", Known)}"));
        return options;
    }
}
