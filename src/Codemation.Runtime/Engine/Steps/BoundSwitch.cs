using Codemation.Recording;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Runtime.Engine.Steps;

internal sealed class BoundSwitch<T, TKey>(StepShape shape, SwitchStep<T, TKey> step) : SyncStep(shape)
{
    private readonly Func<T, TKey> key = step.Key;
    private readonly SwitchCase<TKey>[] cases = [.. step.Cases];
    private readonly int defaultPort = step.DefaultPort;

    public override void Execute(RunExecution run)
    {
        var input = run.Input<T>(this);
        var source = input.Values;
        var ports = new List<int>[Ports.Length];
        for (var port = 0; port < ports.Length; port++)
        {
            ports[port] = [];
        }

        for (var i = 0; i < source.Length; i++)
        {
            try
            {
                ports[PortOf(key(source[i]))].Add(i);
            }
            catch (Exception error)
            {
                run.FailItem(this, i, error);
            }
        }

        for (var port = 0; port < ports.Length; port++)
        {
            run.Output(this, port, Survivors.Select(input, 0, [.. ports[port]]));
        }
    }

    // Cases are few: a look at each beats hashing the key.
    private int PortOf(TKey value)
    {
        foreach (var known in cases)
        {
            if (EqualityComparer<TKey>.Default.Equals(known.Key, value))
            {
                return known.Port;
            }
        }

        return defaultPort >= 0
            ? defaultPort
            : throw new InvalidOperationException($"Switch \"{Id}\" has neither a case for {(object?)value ?? "null"} nor a default.");
    }
}
