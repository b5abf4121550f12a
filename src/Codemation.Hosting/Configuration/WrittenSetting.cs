namespace Codemation.Hosting.Configuration;

/// <summary>What a source says for a key.</summary>
/// <param name="source">What people call the source.</param>
internal sealed class WrittenSetting(string source)
{
    private readonly List<Element> elements = [];

    public string Source => source;

    /// <summary>The text; several for a list, in its order.</summary>
    public IReadOnlyList<string> Texts => elements is [var only]
        ? [only.Text]
        : [.. elements.OrderBy(static element => element.Position).Select(static element => element.Text)];

    public void Add(int position, string text) => elements.Add(new Element(position, text));

    // A class, so that the lists of it need no code of their own: commands start faster.
    private sealed record Element(int Position, string Text);
}
