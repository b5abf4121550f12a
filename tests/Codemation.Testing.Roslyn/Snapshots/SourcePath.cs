namespace Codemation.Testing.Roslyn.Snapshots;

/// <summary>Finds a source file that the compiler named.</summary>
internal static class SourcePath
{
    // Deterministic builds write this in place of the repository's folder.
    private const string MappedRoot = "/_/";

    public static string OnThisMachine(string compiledPath) => compiledPath.StartsWith(MappedRoot, StringComparison.Ordinal)
        ? Path.Combine(RepositoryRoot(), compiledPath[MappedRoot.Length..])
        : compiledPath;

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
            {
                return folder.FullName;
            }
        }

        throw new CheckFailedException($"No folder above {AppContext.BaseDirectory} is the repository's root.");
    }
}
