namespace Codemation.Runtime.Tests.Running;

/// <summary>References to attachments; the bytes don't matter here.</summary>
internal static class Files
{
    public static BinaryRef Named(string name) => new(name, "text/plain", name.Length, $"sha-of-{name}");

    public static IReadOnlyList<string> NamesOf<T>(Item<T> item) => [.. item.Binary.Keys.Order(StringComparer.Ordinal)];
}
