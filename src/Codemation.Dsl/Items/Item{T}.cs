using System.Collections.Immutable;

namespace Codemation;

/// <summary>What flows: a typed JSON value, its attachments, and where it came from.</summary>
/// <typeparam name="T">The type of the JSON value.</typeparam>
public readonly struct Item<T>
{
    private readonly ImmutableDictionary<string, BinaryRef>? attachments;

    /// <summary>A new item without attachments.</summary>
    /// <param name="json">The value.</param>
    public Item(T json)
        : this(json, null, default)
    {
    }

    internal Item(T json, ImmutableDictionary<string, BinaryRef>? attachments, Lineage lineage)
    {
        Json = json;
        this.attachments = attachments;
        Lineage = lineage;
    }

    /// <summary>The value.</summary>
    public T Json { get; }

    /// <summary>The attachments by name.</summary>
    public IReadOnlyDictionary<string, BinaryRef> Binary => attachments ?? ImmutableDictionary<string, BinaryRef>.Empty;

    /// <summary>Where the item came from.</summary>
    public Lineage Lineage { get; }

    /// <summary>The attachments, or null where there are none.</summary>
    internal ImmutableDictionary<string, BinaryRef>? Attachments => attachments;

    /// <summary>Another value with the same attachments and lineage.</summary>
    /// <typeparam name="TOut">The type of the new value.</typeparam>
    /// <param name="json">The new value.</param>
    public Item<TOut> With<TOut>(TOut json) => new(json, attachments, Lineage);

    /// <summary>The same value with one more attachment, or with another one under that name.</summary>
    /// <param name="attachment">The attachment.</param>
    public Item<T> With(BinaryRef attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return new(Json, (attachments ?? ImmutableDictionary<string, BinaryRef>.Empty).SetItem(attachment.Name, attachment), Lineage);
    }
}
