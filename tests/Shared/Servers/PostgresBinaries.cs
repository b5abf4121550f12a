namespace Codemation.Testing;

/// <summary>Where PostgreSQL's programs are on this machine.</summary>
internal static class PostgresBinaries
{
    private const string Installed = "/usr/lib/postgresql";

    /// <summary>The folder of the newest version; null when there is none.</summary>
    public static string? Folder { get; } = Directory.Exists(Installed)
        ? Directory.EnumerateDirectories(Installed)
            .Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb")))
            .MaxBy(folder => Version.TryParse(Path.GetFileName(Path.GetDirectoryName(folder)) + ".0", out var version) ? version : new Version())
        : null;

    /// <summary>Why tests that need the server are skipped; null when they run. Under CI they are never skipped, but fail.</summary>
    public static string? WhySkipped { get; } = Folder is null && Environment.GetEnvironmentVariable("CI") is not "true"
        ? $"PostgreSQL is not on this machine: nothing found under {Installed} (Debian: apt-get install postgresql)."
        : null;
}
