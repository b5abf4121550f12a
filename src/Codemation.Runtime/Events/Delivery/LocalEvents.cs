namespace Codemation.Runtime.Events.Delivery;

/// <summary>Events of this process only: it is the one that executes runs.</summary>
internal sealed class LocalEvents(RunEvents events) : IRunEventTransport
{
    public EventDelivery Delivery => EventDelivery.Live;

    public void Start()
    {
    }

    public IDisposable Subscribe(Action<RunEvent> listener) => events.Subscribe(happened =>
    {
        if (happened.Seq > 0)
        {
            listener(happened);
        }
    });

    public IDisposable Watch(Action<EventDelivery> watcher) => new Listeners<EventDelivery>().Add(watcher);

    public ValueTask DisposeAsync() => default;
}
