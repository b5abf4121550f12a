using StackExchange.Redis;

namespace Codemation.Runtime.Events.Redis;

/// <summary>The channels that events are published to. Part of the public contract.</summary>
internal static class RedisChannels
{
    public static RedisChannel All { get; } = Literal("codemation.run-events.all");

    public static RedisChannel OfWorkflow(string workflowId) => Literal($"codemation.run-events.workflow.{workflowId}");

    /// <summary>What a process sends to itself, to know that both directions work.</summary>
    public static RedisChannel Beat(string instance) => Literal($"codemation.run-events.beat.{instance}");

    private static RedisChannel Literal(string name) => new(name, RedisChannel.PatternMode.Literal);
}
