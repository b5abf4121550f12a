namespace Codemation.Runtime.Storage;

/// <summary>Who is told of changes to a queue in this process.</summary>
internal sealed class QueueListeners
{
    private readonly Lock changing = new();

    private Action<QueueChange>? Told { get; set; }

    public IDisposable Add(Action<QueueChange> listener)
    {
        lock (changing)
        {
            Told += listener;
        }

        return new Listening(this, listener);
    }

    public void Tell(QueueChange change) => Told?.Invoke(change);

    private sealed class Listening(QueueListeners listeners, Action<QueueChange> listener) : IDisposable
    {
        public void Dispose()
        {
            lock (listeners.changing)
            {
                listeners.Told -= listener;
            }
        }
    }
}
