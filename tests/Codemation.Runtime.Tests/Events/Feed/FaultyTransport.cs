using Codemation.Runtime.Events;
using Codemation.Runtime.Events.Delivery;

namespace Codemation.Runtime.Tests.Events.Feed;

/// <summary>Delivers what a test hands it, and is lost and found when the test says so.</summary>
internal sealed class FaultyTransport : IRunEventTransport
{
    private readonly Listeners<RunEvent> listeners = new();
    private readonly Listeners<EventDelivery> watchers = new();

    public EventDelivery Delivery { get; private set; } = EventDelivery.Live;

    /// <summary>Whether anybody listens.</summary>
    public bool IsHeard => listeners.Any;

    public void Start()
    {
    }

    public IDisposable Subscribe(Action<RunEvent> listener) => listeners.Add(listener);

    public IDisposable Watch(Action<EventDelivery> watcher) => watchers.Add(watcher);

    public void Deliver(RunEvent happened) => listeners.Tell(happened);

    public void Become(EventDelivery delivery)
    {
        Delivery = delivery;
        watchers.Tell(delivery);
    }

    public ValueTask DisposeAsync() => default;
}
