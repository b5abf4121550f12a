using System.Collections.Immutable;
using System.Text.Json;

namespace Codemation;

/// <summary>Reads the text of a plan that the compiler wrote.</summary>
internal static class PlanReader
{
    public static ExecutionPlan Read(string text, ItemType[] types)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Plan(document.RootElement, types);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new FormatException($"The plan was not written by this version of the compiler's part ({error.Message}). Build the project again.", error);
        }
    }

    private static ExecutionPlan Plan(JsonElement plan, ItemType[] types)
    {
        var isComplete = plan.TryGetProperty("steps", out var steps);
        return new ExecutionPlan
        {
            WorkflowId = Text(plan, "workflow"),
            Name = Text(plan, "name"),
            Hash = Text(plan, "hash"),
            Input = types[plan.GetProperty("input").GetInt32()],
            Output = types[plan.GetProperty("output").GetInt32()],
            Config = Type(plan, "config", types),
            Triggers = plan.TryGetProperty("triggers", out var triggers) ? Triggers(triggers) : [],
            Result = isComplete ? Source(plan.GetProperty("result")) : PlanSource.Trigger,
            Steps = isComplete ? Steps(steps, types) : [],
            IsComplete = isComplete,
        };
    }

    private static ImmutableArray<PlanStep> Steps(JsonElement steps, ItemType[] types)
    {
        var all = ImmutableArray.CreateBuilder<PlanStep>(steps.GetArrayLength());
        foreach (var step in steps.EnumerateArray())
        {
            all.Add(new PlanStep
            {
                Id = Text(step, "id"),
                Kind = Kind<StepKind>(step),
                Inputs = Sources(step.GetProperty("from")),
                Ports = Ports(step.GetProperty("to"), types),
                Scope = step.TryGetProperty("scope", out var scope) ? scope.GetInt32() : -1,
                UsesContext = step.TryGetProperty("context", out _),
                Signal = Type(step, "signal", types),
                Target = OptionalText(step, "target"),
            });
        }

        return all.MoveToImmutable();
    }

    private static ImmutableArray<PlanTrigger> Triggers(JsonElement triggers)
    {
        var all = ImmutableArray.CreateBuilder<PlanTrigger>(triggers.GetArrayLength());
        foreach (var trigger in triggers.EnumerateArray())
        {
            all.Add(new PlanTrigger(Kind<TriggerKind>(trigger), OptionalText(trigger, "expression"), OptionalText(trigger, "zone")));
        }

        return all.MoveToImmutable();
    }

    private static ImmutableArray<PlanSource> Sources(JsonElement sources)
    {
        var all = ImmutableArray.CreateBuilder<PlanSource>(sources.GetArrayLength());
        foreach (var source in sources.EnumerateArray())
        {
            all.Add(Source(source));
        }

        return all.MoveToImmutable();
    }

    private static ImmutableArray<PlanPort> Ports(JsonElement ports, ItemType[] types)
    {
        var all = ImmutableArray.CreateBuilder<PlanPort>(ports.GetArrayLength());
        foreach (var port in ports.EnumerateArray())
        {
            all.Add(new PlanPort(port[0].GetString()!, types[port[1].GetInt32()]));
        }

        return all.MoveToImmutable();
    }

    private static PlanSource Source(JsonElement source) => new(source[0].GetInt32(), source[1].GetInt32());

    private static ItemType? Type(JsonElement owner, string name, ItemType[] types) => owner.TryGetProperty(name, out var index) ? types[index.GetInt32()] : null;

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString()!;

    private static string? OptionalText(JsonElement owner, string name) => owner.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static TEnum Kind<TEnum>(JsonElement owner)
        where TEnum : struct, Enum
    {
        var name = Text(owner, "kind");
        return Enum.TryParse<TEnum>(name, out var kind) ? kind : throw new JsonException($"'{name}' is no {typeof(TEnum).Name}");
    }
}
