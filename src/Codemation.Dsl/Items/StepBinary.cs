using System.Text;

namespace Codemation;

/// <summary>The attachments of a run: what <see cref="StepContext.Binary"/> gives.</summary>
/// <remarks>
/// <para>
/// Content is streamed to and from binary storage and never in memory whole. It is stored once, under its SHA-256, however often it is
/// attached. An attachment belongs to an item only when the item carries it: <c>item.With(await ctx.Binary.AttachAsync(…))</c>.
/// </para>
/// <para>All calls end early with <see cref="OperationCanceledException"/> when <see cref="StepContext.CancellationToken"/> is cancelled.</para>
/// </remarks>
public abstract class StepBinary
{
    /// <summary>The media type of content that nothing more is known about.</summary>
    public const string UnknownMediaType = "application/octet-stream";

    private protected const string PlainText = "text/plain; charset=utf-8";

    /// <summary>Stores what a stream holds, from where it is to its end. The stream stays open.</summary>
    /// <param name="content">The stream; read once, forward only.</param>
    /// <param name="name">The name under which items carry it, such as a file name: 1 to 255 characters. It is never used as a path.</param>
    /// <param name="mediaType">The media type, such as <c>application/pdf</c>.</param>
    /// <returns>The attachment, for <see cref="Item{T}.With(BinaryRef)"/>.</returns>
    /// <exception cref="ArgumentException">The name or the media type is not valid.</exception>
    /// <exception cref="IOException">The content can't be read, or can't be stored.</exception>
    public abstract ValueTask<BinaryRef> AttachAsync(Stream content, string name, string mediaType = UnknownMediaType);

    /// <summary>Stores bytes that are in memory already.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="name">The name under which items carry it.</param>
    /// <param name="mediaType">The media type.</param>
    /// <inheritdoc cref="AttachAsync(Stream, string, string)"/>
    public abstract ValueTask<BinaryRef> AttachAsync(ReadOnlyMemory<byte> content, string name, string mediaType = UnknownMediaType);

    /// <summary>Stores text as UTF-8.</summary>
    /// <param name="content">The text.</param>
    /// <param name="name">The name under which items carry it.</param>
    /// <param name="mediaType">The media type.</param>
    /// <inheritdoc cref="AttachAsync(Stream, string, string)"/>
    public ValueTask<BinaryRef> AttachTextAsync(string content, string name, string mediaType = PlainText)
    {
        ArgumentNullException.ThrowIfNull(content);
        return AttachAsync(Encoding.UTF8.GetBytes(content), name, mediaType);
    }

    /// <summary>
    /// Opens an attachment for reading, forward only. The caller disposes the stream. Whoever reads to the end has read what was attached: damaged
    /// content is an error.
    /// </summary>
    /// <param name="attachment">An attachment that an item of this run carries.</param>
    /// <exception cref="AttachmentMissingException">
    /// The content is not there any more, is damaged, or belongs to another run. Reading from the stream throws this too.
    /// </exception>
    /// <exception cref="IOException">Binary storage can't be reached.</exception>
    public abstract ValueTask<Stream> OpenReadAsync(BinaryRef attachment);
}
