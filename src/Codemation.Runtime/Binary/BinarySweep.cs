using Codemation.Runtime.Faults;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Binary;

/// <summary>How content comes to its end. Called again and again with small numbers, by one process at a time or by several.</summary>
internal sealed class BinarySweep(IBlobIndex index, BinaryStorages storages, TimeProvider time)
{
    /// <summary>How long content stays that no run holds; what is being attached is not held for a moment.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>
    /// Has runs that ended let go of their attachments. Whoever reads such an attachment is told that its time is over; the content is removed by
    /// <see cref="RemoveUnheldAsync(int, CancellationToken)"/>.
    /// </summary>
    /// <param name="endedBefore">Only runs that ended before this time.</param>
    /// <param name="workflowId">Only runs of this workflow; null for all.</param>
    /// <param name="most">How many runs at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many runs let go; fewer than asked for when no more are left.</returns>
    public ValueTask<int> ReleaseAsync(DateTimeOffset endedBefore, string? workflowId, int most, CancellationToken cancellationToken)
        => index.ReleaseAsync(endedBefore, workflowId, most, cancellationToken);

    /// <summary>
    /// Removes content that no run has held for <see cref="Grace"/>, and what interrupted calls left behind. An interrupted sweep is made up for
    /// by the next.
    /// </summary>
    /// <param name="most">How much content at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How much content was removed; less than asked for when no more is left.</returns>
    /// <exception cref="IOException">The storage refused to remove some; the rest is removed.</exception>
    public ValueTask<int> RemoveUnheldAsync(int most, CancellationToken cancellationToken) => RemoveUnheldAsync(Grace, most, cancellationToken);

    /// <summary>Removes content that no run has held for a time.</summary>
    /// <inheritdoc cref="RemoveUnheldAsync(int, CancellationToken)"/>
    public async ValueTask<int> RemoveUnheldAsync(TimeSpan unheldFor, int most, CancellationToken cancellationToken)
    {
        var storage = storages.Open();
        var dropped = await index.DropAsync(unheldFor, most, cancellationToken).ConfigureAwait(false);
        Fault.Hit(FaultPoint.BlobsDropped);
        var removed = new List<Blob>(dropped.Count);
        Exception? refusal = null;
        foreach (var blob in dropped)
        {
            try
            {
                await storage.DeleteAsync(blob.Key, cancellationToken).ConfigureAwait(false);
                removed.Add(blob);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                refusal ??= error;
            }
        }

        Fault.Hit(FaultPoint.BlobsRemoved);
        if (removed.Count > 0)
        {
            await index.ForgetAsync(removed, cancellationToken).ConfigureAwait(false);
        }

        await storage.RemoveLeftoversAsync(time.GetUtcNow() - Grace, cancellationToken).ConfigureAwait(false);
        return refusal is null
            ? removed.Count
            : throw new IOException($"{dropped.Count - removed.Count} of {dropped.Count} contents can't be removed from binary storage, the first because: {refusal.Message}", refusal);
    }
}
