using System.Collections.Concurrent;

namespace Codemation.Storage.S3.Tests.Server;

/// <summary>An upload in parts.</summary>
internal sealed record S3Upload(string Path, DateTimeOffset Initiated)
{
    public ConcurrentDictionary<int, byte[]> Parts { get; } = new();

    public byte[] Whole() => [.. Parts.OrderBy(part => part.Key).SelectMany(part => part.Value)];
}
