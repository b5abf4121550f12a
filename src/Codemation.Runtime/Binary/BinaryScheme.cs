namespace Codemation.Runtime.Binary;

/// <summary>A kind of binary storage that another package adds.</summary>
/// <param name="Name">How its addresses begin, such as <c>s3</c> for <c>s3://bucket</c>.</param>
/// <param name="Open">Makes a storage of an address, without asking it anything yet. Throws <see cref="FormatException"/> for a wrong one.</param>
internal sealed record BinaryScheme(string Name, Func<Uri, IBinaryStorage> Open);
