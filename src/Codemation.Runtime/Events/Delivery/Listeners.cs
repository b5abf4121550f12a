namespace Codemation.Runtime.Events.Delivery;

/// <summary>Who is told of something, until they no longer want to be.</summary>
internal sealed class Listeners<T>
{
    private readonly Lock changing = new();

    private Action<T>? Told { get; set; }

    /// <summary>Whether there is anybody.</summary>
    public bool Any => Told is not null;

    public void Tell(T news) => Told?.Invoke(news);

    /// <summary>Adds a listener; disposing what is returned removes it.</summary>
    public IDisposable Add(Action<T> listener)
    {
        lock (changing)
        {
            Told += listener;
        }

        return new Listening(this, listener);
    }

    private sealed class Listening(Listeners<T> listeners, Action<T> listener) : IDisposable
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
