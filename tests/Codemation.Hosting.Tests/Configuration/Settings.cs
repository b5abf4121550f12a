using Codemation.Hosting.Configuration;
using Codemation.Hosting.Terminals;

namespace Codemation.Hosting.Tests.Configuration;

/// <summary>Settings of a folder and variables of its own.</summary>
internal sealed class Settings : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemation-tests-");

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Given { get; } = new(StringComparer.Ordinal);

    public string WriteFile(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public HostSettings Read()
    {
        using var terminal = new Terminal(Stream.Null, Stream.Null, TextWriter.Null, false, false, () => Variables, folder.FullName);
        return SettingsSources.Read(terminal, Given);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
