namespace Codemation.Runtime.Events.Delivery;

/// <summary>Brings events to this process, from whichever processes execute the runs. May lose, repeat and reorder them.</summary>
internal interface IRunEventTransport : IAsyncDisposable
{
    /// <summary>Whether events arrive at the moment.</summary>
    EventDelivery Delivery { get; }

    /// <summary>Begins to deliver, and to pass on what happens in this process. Does nothing when called again.</summary>
    void Start();

    /// <summary>Listens until disposed. Called on the transport's own threads: hand over and return.</summary>
    IDisposable Subscribe(Action<RunEvent> listener);

    /// <summary>Is told of every change of <see cref="Delivery"/> until disposed.</summary>
    IDisposable Watch(Action<EventDelivery> watcher);
}
