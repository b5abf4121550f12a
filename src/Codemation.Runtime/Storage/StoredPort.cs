namespace Codemation.Runtime.Storage;

/// <summary>What a stored output port holds, without the items.</summary>
internal readonly record struct StoredPort(int Count, ReadOnlyMemory<byte> Lineage);
