namespace Codemation.Recording;

internal sealed class SwitchStep<T, TKey> : RecordedStep
{
    private readonly List<SwitchCase<TKey>> cases = [];

    public SwitchStep(StepSite site, Func<T, TKey> key)
        : base(StepKind.Switch, site) => Key = key;

    public Func<T, TKey> Key { get; }

    public IReadOnlyList<SwitchCase<TKey>> Cases => cases;

    /// <summary>The port of items whose key has no case; -1 where there is no default.</summary>
    public int DefaultPort { get; private set; } = -1;

    /// <summary>Adds a case. A second one for a key is never taken, but has a port of its own.</summary>
    public int AddCase(TKey key)
    {
        var name = Convert.ToString(key, System.Globalization.CultureInfo.InvariantCulture) ?? "null";
        var port = AddPort<T>(Ports.Any(known => known.Name == name) ? FreeName(name) : name);
        cases.Add(new SwitchCase<TKey>(key, port));
        return port;
    }

    public int AddDefault()
    {
        if (DefaultPort >= 0)
        {
            throw new InvalidOperationException($"Step \"{Id}\" ({Location}) has two defaults.");
        }

        return DefaultPort = AddPort<T>("default");
    }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);

    private string FreeName(string name)
    {
        for (var number = 2; ; number++)
        {
            var free = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}#{number}");
            if (!Ports.Any(known => known.Name == free))
            {
                return free;
            }
        }
    }
}
