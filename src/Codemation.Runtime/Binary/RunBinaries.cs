using Codemation.Runtime.Faults;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Binary;

/// <summary>Stores content for runs and reads what they hold.</summary>
internal sealed class RunBinaries(IBlobIndex index, BinaryStorages storages)
{
    /// <summary>Stores a stream's content, and has a run hold it.</summary>
    /// <exception cref="ArgumentException">The name or the media type is not valid.</exception>
    public async ValueTask<BinaryRef> AttachAsync(string runId, Stream content, string name, string mediaType, CancellationToken cancellationToken)
    {
        AttachmentName.Check(name);
        MediaTypes.Check(mediaType);
        var storage = storages.Open();
        using var incoming = await IncomingContent.ReceiveAsync(content, storage.IncomingFolder, cancellationToken).ConfigureAwait(false);
        Fault.Hit(FaultPoint.BlobReceived);
        var held = await index.HoldAsync(runId, new Blob(BlobKey.New(incoming.Sha256), incoming.Size), cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"Nothing can be attached to run {runId}: it is not there any more.");
        Fault.Hit(FaultPoint.BlobHeld);

        // Known content may be incomplete: whoever was to store it died, or something went wrong with the disk. Then this mends it.
        if (!await storage.HasAsync(held.Key, held.Size, cancellationToken).ConfigureAwait(false))
        {
            await storage.PutAsync(held.Key, incoming, cancellationToken).ConfigureAwait(false);
            Fault.Hit(FaultPoint.BlobStored);
        }

        return new BinaryRef(name, mediaType, incoming.Size, incoming.Sha256);
    }

    /// <summary>Opens content that a run holds.</summary>
    /// <exception cref="AttachmentMissingException">The run doesn't hold it, or it isn't there in full.</exception>
    public async ValueTask<Stream> OpenAsync(string runId, BinaryRef attachment, CancellationToken cancellationToken)
    {
        var blob = await FindAsync(runId, attachment.Sha256, cancellationToken).ConfigureAwait(false)
            ?? throw new AttachmentMissingException(attachment, $"is not held by run {runId}: it belongs to another run, or its retention time is over.");
        var content = await OpenAsync(blob, 0, cancellationToken).ConfigureAwait(false)
            ?? throw new AttachmentMissingException(
                attachment, $"is not in binary storage, or not all of it (key {blob.Key}). Restore it from a backup, or run again from the step that attached it.");
        return new AttachmentStream(content, attachment);
    }

    /// <summary>The content that a run holds under a hash; null when it holds none.</summary>
    public ValueTask<Blob?> FindAsync(string runId, string sha256, CancellationToken cancellationToken) => index.FindAsync(runId, sha256, cancellationToken);

    /// <summary>Opens content from some byte on.</summary>
    /// <returns>Null when it isn't there in full.</returns>
    public async ValueTask<Stream?> OpenAsync(Blob blob, long offset, CancellationToken cancellationToken)
    {
        var stored = await storages.Open().OpenAsync(blob.Key, offset, cancellationToken).ConfigureAwait(false);
        if (stored is not { } found || found.Size == blob.Size)
        {
            return stored?.Content;
        }

        await found.Content.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>Has a run hold what attachments refer to that another run gave it.</summary>
    public ValueTask ShareAsync(string fromRunId, string toRunId, IReadOnlyCollection<string> sha256, CancellationToken cancellationToken)
        => sha256.Count == 0 ? default : index.ShareAsync(fromRunId, toRunId, sha256, cancellationToken);
}
