using System.Globalization;

namespace Codemation.Hosting.Commands.Workflows;

/// <summary>Names parts of a plan for people.</summary>
internal static class PlanText
{
    public static string Source(ExecutionPlan plan, PlanSource source)
    {
        if (source.IsTrigger)
        {
            return "trigger";
        }

        var step = plan.Steps[source.Step];
        return step.Ports.Length == 1 ? step.Id : $"{step.Id}.{step.Ports[source.Port].Name}";
    }

    public static string Trigger(PlanTrigger trigger) => trigger.Kind switch
    {
        TriggerKind.Cron => $"by the schedule \"{trigger.Expression}\" in {trigger.TimeZone ?? "UTC"}",
        _ => "by hand",
    };

    /// <summary>A type as C# writes it, without namespaces.</summary>
    public static string TypeName(Type type)
    {
        if (type.IsArray)
        {
            return $"{TypeName(type.GetElementType()!)}[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{TypeName(underlying)}?";
        }

        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>"
            : Keyword(type) ?? type.Name;
    }

    public static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string? Keyword(Type type) => type.IsEnum ? null : Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.Double => "double",
        TypeCode.Decimal => "decimal",
        TypeCode.String => "string",
        _ => null,
    };
}
