using Codemation.Runtime.Binary;

namespace Codemation.Runtime.Storage;

/// <summary>Content that is stored outside of the store.</summary>
/// <param name="Key">Where it lies.</param>
/// <param name="Size">In bytes.</param>
internal readonly record struct Blob(BlobKey Key, long Size);
