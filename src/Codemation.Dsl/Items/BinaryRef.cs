namespace Codemation;

/// <summary>A reference to an attachment. The bytes are in binary storage, never in an item.</summary>
public sealed record BinaryRef
{
    internal BinaryRef(string name, string contentType, long size, string sha256)
    {
        Name = name;
        ContentType = contentType;
        Size = size;
        Sha256 = sha256;
    }

    /// <summary>The name under which an item carries it.</summary>
    public string Name { get; }

    /// <summary>The media type.</summary>
    public string ContentType { get; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; }

    /// <summary>The SHA-256 of the bytes, as 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }
}
