namespace Codemation.Runtime.Storage;

/// <summary>Where runs are kept, as an address such as <c>sqlite:///.codemation/codemation.db</c> names it.</summary>
internal abstract record DatabaseLocation
{
    public const string Default = "sqlite:///.codemation/codemation.db";

    /// <summary>
    /// Reads an address: <c>postgresql://user:password@host:5432/database</c>, or <c>sqlite:///</c> and a path, which a fourth slash makes absolute.
    /// </summary>
    /// <param name="address">The address; null or empty means <see cref="Default"/>.</param>
    /// <param name="workingDirectory">What relative paths start from.</param>
    /// <exception cref="FormatException">The address can't be read, or names a kind of database that is not supported.</exception>
    public static DatabaseLocation Parse(string? address, string workingDirectory)
    {
        var text = string.IsNullOrWhiteSpace(address) ? Default : address.Trim();
        if (PostgresLocation.Reads(text))
        {
            return PostgresLocation.Read(text);
        }

        // The address is not repeated: one that was mistyped may hold a password.
        return text.StartsWith(SqliteLocation.Prefix, StringComparison.OrdinalIgnoreCase)
            ? SqliteLocation.Read(text, workingDirectory)
            : throw new FormatException(
                "The database address is not understood. Write sqlite:///relative/path.db, sqlite:////absolute/path.db or " +
                $"postgresql://user:password@host:5432/database; the default is {Default}.");
    }
}
