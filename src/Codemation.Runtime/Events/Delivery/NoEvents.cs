namespace Codemation.Runtime.Events.Delivery;

/// <summary>For a process beside the one that executes runs, without anything that connects the two: only the database tells it something.</summary>
internal sealed class NoEvents : IRunEventTransport
{
    public EventDelivery Delivery => EventDelivery.Fallback;

    public void Start()
    {
    }

    public IDisposable Subscribe(Action<RunEvent> listener) => new Listeners<RunEvent>().Add(listener);

    public IDisposable Watch(Action<EventDelivery> watcher) => new Listeners<EventDelivery>().Add(watcher);

    public ValueTask DisposeAsync() => default;
}
