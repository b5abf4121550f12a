namespace Codemation.Runtime.Storage;

/// <summary>A database file.</summary>
/// <param name="Path">The full path.</param>
internal sealed record SqliteLocation(string Path) : DatabaseLocation
{
    public const string Prefix = "sqlite:///";

    /// <summary>Makes the folder that the file is in, for this user only, unless it is there.</summary>
    /// <exception cref="StoreUnavailableException">It can't be made.</exception>
    public void CreateFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        try
        {
            PrivateFolder.Create(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The folder of the database \"{Path}\" can't be made: {refused.Message}", refused);
        }
    }

    internal static SqliteLocation Read(string address, string workingDirectory)
    {
        var path = Uri.UnescapeDataString(address[Prefix.Length..]);
        return path.Length == 0 || System.IO.Path.EndsInDirectorySeparator(path)
            ? throw new FormatException($"The database address names no file. Write, for example, {Default}.")
            : new SqliteLocation(System.IO.Path.GetFullPath(path, workingDirectory));
    }
}
