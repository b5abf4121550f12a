namespace Codemation.Runtime.Storage;

/// <summary>The file that a database address such as <c>sqlite:///.codemation/codemation.db</c> names.</summary>
/// <param name="Path">The full path.</param>
internal sealed record DatabaseLocation(string Path)
{
    public const string Default = "sqlite:///.codemation/codemation.db";

    private const string Prefix = "sqlite:///";

    /// <summary>Reads an address. After <c>sqlite:///</c> comes a path; a fourth slash makes it absolute.</summary>
    /// <param name="address">The address; null or empty means <see cref="Default"/>.</param>
    /// <param name="workingDirectory">What relative paths start from.</param>
    /// <exception cref="FormatException">The address can't be read, or names a kind of database that is not supported.</exception>
    public static DatabaseLocation Parse(string? address, string workingDirectory)
    {
        var text = string.IsNullOrWhiteSpace(address) ? Default : address.Trim();
        if (text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase) ||
            text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException($"PostgreSQL is not supported by this version. Set DATABASE_URL to a SQLite file, such as {Default}.");
        }

        // The address is not repeated: one that was mistyped may hold a password.
        if (!text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException(
                $"The database address is not understood. Write sqlite:///relative/path.db or sqlite:////absolute/path.db; the default is {Default}.");
        }

        var path = Uri.UnescapeDataString(text[Prefix.Length..]);
        if (path.Length == 0 || System.IO.Path.EndsInDirectorySeparator(path))
        {
            throw new FormatException($"The database address names no file. Write, for example, {Default}.");
        }

        return new DatabaseLocation(System.IO.Path.GetFullPath(path, workingDirectory));
    }

    /// <summary>Makes the folder that the file is in, for this user only, unless it is there.</summary>
    /// <exception cref="StoreUnavailableException">It can't be made.</exception>
    public void CreateFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The folder of the database \"{Path}\" can't be made: {refused.Message}", refused);
        }
    }
}
