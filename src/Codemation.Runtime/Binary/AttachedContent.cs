using Codemation.Runtime.Engine;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Binary;

/// <summary>What the attachments of batches refer to.</summary>
internal static class AttachedContent
{
    /// <summary>The hashes of all content that items of a batch refer to.</summary>
    public static IReadOnlyCollection<string> HashesOf(Batch batch)
    {
        if (batch.Attachments is not { } items)
        {
            return [];
        }

        var hashes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            foreach (var attachment in item?.Values ?? [])
            {
                hashes.Add(attachment.Sha256);
            }
        }

        return hashes;
    }

    /// <summary>What a sub-workflow holds from the start: what the run that calls it gives it.</summary>
    public static BlobShare? From(RunRow? parent, Batch input) =>
        parent is not null && HashesOf(input) is { Count: > 0 } hashes ? new BlobShare(parent.Id, hashes) : null;
}
