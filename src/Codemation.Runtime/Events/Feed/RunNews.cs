using Codemation.Runtime.Events.Delivery;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Events.Feed;

/// <summary>What a follower is told.</summary>
internal sealed record RunNews(RunNewsKind Kind)
{
    public static RunNews Dropped { get; } = new(RunNewsKind.Dropped);

    /// <summary>The event, in news of one.</summary>
    public RunEvent? Event { get; private init; }

    /// <summary>The run, in news of what is stored.</summary>
    public RunRow? Run { get; private init; }

    /// <summary>Whether events arrive, in news of that.</summary>
    public EventDelivery Delivery { get; private init; }

    public static RunNews Of(RunEvent happened) => new(RunNewsKind.Event) { Event = happened };

    public static RunNews Of(RunRow run) => new(RunNewsKind.Stored) { Run = run };

    public static RunNews Of(EventDelivery delivery) => new(RunNewsKind.Delivery) { Delivery = delivery };
}
