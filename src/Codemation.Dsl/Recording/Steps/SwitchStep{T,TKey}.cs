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

    public int AddCase(TKey key)
    {
        if (cases.Exists(known => EqualityComparer<TKey>.Default.Equals(known.Key, key)))
        {
            throw new InvalidOperationException($"Step \"{Id}\" ({Location}) has two cases for {key}.");
        }

        var port = AddPort<T>(Convert.ToString(key, System.Globalization.CultureInfo.InvariantCulture) ?? "null");
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
}
