using System.Security.Cryptography;

namespace Codemation.Runtime.Storage;

/// <summary>Tells batches apart by what their items are when stored.</summary>
internal static class BatchHash
{
    /// <summary>SHA-256 of the items and their attachments, in lower-case hexadecimal digits.</summary>
    /// <exception cref="UnwritableItemException">An item is larger than the limit, or has no JSON.</exception>
    public static string Of(BatchPayload batch)
    {
        // Each kind by itself: where one chunk ends and the next begins is no part of the batch.
        using var items = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var attachments = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var chunk in batch.EncodeItems())
        {
            items.AppendData(chunk.Items.Span);
            attachments.AppendData(chunk.Attachments.Span);
        }

        items.AppendData(attachments.GetHashAndReset());
        return Convert.ToHexStringLower(items.GetHashAndReset());
    }
}
