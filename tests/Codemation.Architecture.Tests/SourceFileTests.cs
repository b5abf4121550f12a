namespace Codemation.Architecture.Tests;

public sealed class SourceFileTests
{
    private const int LargestSize = 15 * 1024;

    [Fact]
    public void No_source_file_is_larger_than_15_KB()
    {
        var tooLarge = SourceFiles()
            .Where(file => file.Length > LargestSize)
            .Select(file => $"{Path.GetRelativePath(Repository.Root, file.FullName)}: {file.Length} bytes");

        Assert.Empty(tooLarge);
    }

    [Fact]
    public void No_source_file_has_regions()
    {
        var offenders = SourceFiles()
            .Where(file => File.ReadLines(file.FullName).Any(line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Repository.Root, file.FullName));

        Assert.Empty(offenders);
    }

    private static FileInfo[] SourceFiles()
    {
        var files = new DirectoryInfo(Path.Combine(Repository.Root, "src")).GetFiles("*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        return files;
    }
}
