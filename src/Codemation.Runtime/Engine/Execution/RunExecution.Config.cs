using System.Text.Json;

namespace Codemation.Runtime.Engine.Execution;

/// <content>The configuration of the run.</content>
internal sealed partial class RunExecution
{
    private readonly Lock configuring = new();
    private object? config;

    /// <summary>What the run was started with, over the defaults; read when a step first asks.</summary>
    public TConfig Config<TConfig>()
    {
        if (Plan.Plan.Config is not ItemType<TConfig> type)
        {
            throw new InvalidOperationException(
                Plan.Plan.Config is { } other
                    ? $"The configuration of workflow \"{Row.WorkflowId}\" is {other.Type}, not {typeof(TConfig)}."
                    : $"Workflow \"{Row.WorkflowId}\" has no configuration. Derive it from Workflow<TIn, TOut, {typeof(TConfig).Name}>.");
        }

        lock (configuring)
        {
            return (TConfig)(config ??= JsonSerializer.Deserialize(Row.Config ?? "{}", type.JsonTypeInfo)!);
        }
    }
}
