namespace Codemation.Runtime.Storage.Batches;

/// <summary>A chunk of items whose bytes are in a buffer beside it.</summary>
internal readonly record struct EncodedChunk(int Count, Range Items, Range Attachments);
