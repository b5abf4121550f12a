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
    /// <see cref="RemoveUnheldAsync"/>.
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
    public async ValueTask<int> RemoveUnheldAsync(int most, CancellationToken cancellationToken)
    {
        var storage = storages.Open();
        var dropped = await index.DropAsync(Grace, most, cancellationToken).ConfigureAwait(false);
        Fault.Hit(FaultPoint.BlobsDropped);
        foreach (var blob in dropped)
        {
            await storage.DeleteAsync(blob.Key, cancellationToken).ConfigureAwait(false);
        }

        Fault.Hit(FaultPoint.BlobsRemoved);
        if (dropped.Count > 0)
        {
            await index.ForgetAsync(dropped, cancellationToken).ConfigureAwait(false);
        }

        await storage.RemoveLeftoversAsync(time.GetUtcNow() - Grace, cancellationToken).ConfigureAwait(false);
        return dropped.Count;
    }
}
