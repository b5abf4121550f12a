namespace Codemation.Runtime.Storage;

/// <summary>Part of a batch, as stored.</summary>
/// <param name="Count">How many items it holds.</param>
/// <param name="Items">The items' JSON values in UTF-8, one after the other, separated by line feeds.</param>
/// <param name="Attachments">The items' attachments in the same form, or empty where no item has any.</param>
internal readonly record struct BatchChunk(int Count, ReadOnlyMemory<byte> Items, ReadOnlyMemory<byte> Attachments);
