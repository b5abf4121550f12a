using System.Collections.Concurrent;

namespace Codemation.Chaos.Ledgers;

/// <summary>The effects of runs that nothing happens to.</summary>
internal sealed class MemoryLedger : ILedger
{
    private readonly ConcurrentQueue<Effect> effects = new();

    public IReadOnlyCollection<Effect> Effects => effects;

    public Task AppendAsync(Effect effect)
    {
        effects.Enqueue(effect);
        return Task.CompletedTask;
    }
}
