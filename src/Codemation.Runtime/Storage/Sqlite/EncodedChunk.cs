namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>A chunk of items whose bytes are in a buffer beside it.</summary>
internal readonly record struct EncodedChunk(int Count, Range Items, Range Attachments);
