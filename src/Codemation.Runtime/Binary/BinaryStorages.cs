using Codemation.Runtime.Binary.Local;

namespace Codemation.Runtime.Binary;

/// <summary>Opens the binary storage that the host was configured with. Nothing is made before something is attached.</summary>
internal sealed class BinaryStorages : IAsyncDisposable
{
    public const string Default = ".codemation/binary";

    private const string FileScheme = "file://";

    private readonly Lock gate = new();
    private IBinaryStorage? storage;
    private bool closed;

    /// <summary>Reads the address.</summary>
    /// <param name="inMemory">Whether nothing outlives the process: a temporary folder then, whatever the address.</param>
    /// <param name="address">Where it is; null for <see cref="Default"/>.</param>
    /// <param name="schemes">The kinds of storage besides folders.</param>
    /// <exception cref="FormatException">The address can't be read.</exception>
    public BinaryStorages(bool inMemory, string? address, IReadOnlyList<BinaryScheme> schemes)
        => storage = inMemory ? null : Parse(address, schemes);

    public IBinaryStorage Open()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            return storage ??= new LocalBinaryStorage(Directory.CreateTempSubdirectory("codemation-binary-").FullName, temporary: true);
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            closed = true;
        }

        return storage?.DisposeAsync() ?? default;
    }

    private static IBinaryStorage Parse(string? address, IReadOnlyList<BinaryScheme> schemes)
    {
        var text = string.IsNullOrWhiteSpace(address) ? Default : address.Trim();
        if (text.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase))
        {
            return Local(Uri.UnescapeDataString(text[FileScheme.Length..]));
        }

        var end = text.IndexOf("://", StringComparison.Ordinal);
        if (end < 0)
        {
            return Local(text);
        }

        // The address is not repeated: one that was mistyped may hold a password.
        var scheme = schemes.FirstOrDefault(known => text.AsSpan(0, end).Equals(known.Name, StringComparison.OrdinalIgnoreCase));
        return scheme is not null && Uri.TryCreate(text, UriKind.Absolute, out var uri)
            ? scheme.Open(uri)
            : throw new FormatException(
                $"The address of binary storage is not understood. Write file:///absolute/path{string.Concat(schemes.Select(static known => $" or {known.Name}://…"))}; the default is {Default}.");
    }

    private static LocalBinaryStorage Local(string path) => path.Trim('/').Length > 0
        ? new LocalBinaryStorage(Path.GetFullPath(path))
        : throw new FormatException("The address of binary storage names no folder. Write, for example, file:///var/lib/codemation/binary.");
}
