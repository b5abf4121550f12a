namespace Codemation.Dsl.Generator.Caching;

/// <summary>A running 64-bit hash that is the same on every run and machine, unlike <see cref="object.GetHashCode"/>.</summary>
internal struct Fingerprint
{
    private const ulong Prime = 1099511628211;

    public Fingerprint()
    {
    }

    public ulong Value { get; private set; } = 14695981039346656037;

    public void Add(ulong number)
    {
        // Each operation is a bijection of the state, so a difference is never lost, only mixed.
        Value = unchecked((Value ^ number) * Prime);
        Value ^= Value >> 29;
    }

    public void Add(int number) => Add(unchecked((ulong)number));

    public void Add(string text)
    {
        // The length keeps "ab" + "c" apart from "a" + "bc".
        Add(text.Length);
        foreach (var character in text)
        {
            Add((ulong)character);
        }
    }
}
