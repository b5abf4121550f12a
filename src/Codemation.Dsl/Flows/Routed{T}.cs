namespace Codemation;

/// <summary>The two ways out of an <c>If</c>, in statement form.</summary>
/// <typeparam name="T">The JSON type of the items.</typeparam>
public sealed class Routed<T>
{
    internal Routed(Flow<T> yes, Flow<T> no)
    {
        True = yes;
        False = no;
    }

    /// <summary>The items for which the condition holds.</summary>
    public Flow<T> True { get; }

    /// <summary>The other items.</summary>
    public Flow<T> False { get; }

    /// <summary>Gives both ways: <c>var (yes, no) = …</c></summary>
    /// <param name="yes">The items for which the condition holds.</param>
    /// <param name="no">The other items.</param>
    public void Deconstruct(out Flow<T> yes, out Flow<T> no) => (yes, no) = (True, False);
}
