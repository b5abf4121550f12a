using System.Runtime.InteropServices;
using Codemation.Runtime.Binary;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>The attachments of a run, as one attempt of a step sees them.</summary>
internal sealed class ItemBinary(ItemContext context) : StepBinary
{
    private RunBinaries Binaries => context.Activation.Run.Host.Binaries;

    public override ValueTask<BinaryRef> AttachAsync(Stream content, string name, string mediaType = UnknownMediaType)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Binaries.AttachAsync(context.RunId, content, name, mediaType, context.CancellationToken);
    }

    public override async ValueTask<BinaryRef> AttachAsync(ReadOnlyMemory<byte> content, string name, string mediaType = UnknownMediaType)
    {
        var stream = MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
        await using (stream)
        {
            return await AttachAsync(stream, name, mediaType);
        }
    }

    public override ValueTask<Stream> OpenReadAsync(BinaryRef attachment)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return Binaries.OpenAsync(context.RunId, attachment, context.CancellationToken);
    }
}
