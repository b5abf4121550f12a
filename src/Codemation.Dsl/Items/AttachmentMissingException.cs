namespace Codemation;

/// <summary>The content of an attachment can't be had, now or later; the message names the attachment and says why.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "RCS1194", Justification = "Made of an attachment and a reason only.")]
public sealed class AttachmentMissingException : IOException
{
    internal AttachmentMissingException(BinaryRef attachment, string reason)
        : base($"data-missing: attachment \"{attachment.Name}\" ({attachment.Size} bytes, SHA-256 {attachment.Sha256}) {reason}")
        => Attachment = attachment;

    /// <summary>The attachment.</summary>
    public BinaryRef Attachment { get; }
}
