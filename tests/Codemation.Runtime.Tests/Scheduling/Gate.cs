using System.Threading.Channels;

namespace Codemation.Runtime.Tests.Scheduling;

/// <summary>What gated steps pass through: says who arrived, and lets nobody on before it is opened.</summary>
public sealed class Gate
{
    private readonly Channel<int> arrivals = Channel.CreateUnbounded<int>();
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock counting = new();
    private readonly List<int> order = [];
    private int inside;

    /// <summary>How many were inside at once, at most.</summary>
    public int Most { get; private set; }

    /// <summary>Everybody who arrived, in order.</summary>
    public IReadOnlyList<int> Order
    {
        get
        {
            lock (counting)
            {
                return [.. order];
            }
        }
    }

    public void Open() => opened.TrySetResult();

    /// <summary>Waits for the next to arrive.</summary>
    public async Task<int> ArrivalAsync() => await arrivals.Reader.ReadAsync();

    public async Task PassAsync(int number, CancellationToken cancellationToken)
    {
        lock (counting)
        {
            order.Add(number);
            Most = Math.Max(Most, ++inside);
        }

        arrivals.Writer.TryWrite(number);
        try
        {
            await opened.Task.WaitAsync(cancellationToken);
            await Task.Yield();
        }
        finally
        {
            lock (counting)
            {
                inside--;
            }
        }
    }
}
