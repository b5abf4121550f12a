using Codemation.Runtime.Events;

namespace Codemation.Runtime.Tests.Events;

/// <summary>Everything that is told while it listens, progress aside.</summary>
internal sealed class HeardEvents : IDisposable
{
    private readonly List<RunEvent> heard = [];
    private readonly IDisposable subscription;

    public HeardEvents(WorkflowHost host, Action<RunEvent>? also = null) => subscription = host.Events.Subscribe(happened =>
    {
        also?.Invoke(happened);
        if (happened.Kind != RunEventKind.NodeProgressed)
        {
            lock (heard)
            {
                heard.Add(happened);
            }
        }
    });

    public IReadOnlyList<RunEvent> All
    {
        get
        {
            lock (heard)
            {
                return [.. heard];
            }
        }
    }

    public IEnumerable<string> Kinds => All.Select(happened => happened.Node is { } node ? $"{happened.Kind} {node.Step}" : $"{happened.Kind}");

    public IEnumerable<long> Numbers => All.Select(happened => happened.Seq);

    public void Dispose() => subscription.Dispose();
}
