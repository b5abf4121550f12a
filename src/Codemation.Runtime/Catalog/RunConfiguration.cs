using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Codemation.Runtime.Json;

namespace Codemation.Runtime.Catalog;

/// <summary>Makes the configuration of a run: what it is started with, over the defaults of the workflow.</summary>
internal sealed class RunConfiguration(string workflowId, ItemType type)
{
    private const string Root = "config";

    private readonly Lazy<JsonSchema> schema = new(() => JsonSchema.Parse(Encoding.UTF8.GetBytes(type.Schema)));

    /// <summary>Merges and checks.</summary>
    /// <param name="given">What the run is started with; null for nothing.</param>
    /// <returns>JSON. The run keeps it, whatever the defaults become.</returns>
    /// <exception cref="InputException">It is not a valid configuration.</exception>
    public string Over(JsonObject? given)
    {
        var merged = JsonSerializer.SerializeToNode(JsonSerializer.Deserialize("{}", type.JsonTypeInfo), type.JsonTypeInfo) as JsonObject
            ?? throw new InvalidOperationException($"The configuration {type.Type} of workflow \"{workflowId}\" is not a JSON object.");
        if (given is not null)
        {
            Merge(merged, given);
        }

        var json = merged.ToJsonString();
        var errors = schema.Value.Validate(Encoding.UTF8.GetBytes(json), Root);
        return errors.Count == 0 ? json : throw new InputException(errors);
    }

    // Objects member by member; anything else replaces what was there.
    private static void Merge(JsonObject target, JsonObject given)
    {
        foreach (var (name, value) in given)
        {
            if (value is JsonObject inner && target[name] is JsonObject known)
            {
                Merge(known, inner);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }
}
