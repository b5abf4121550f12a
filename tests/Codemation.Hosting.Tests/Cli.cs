using System.Text;
using System.Text.Json;
using Codemation.Generated;
using Codemation.Hosting.Commands;
using Codemation.Hosting.Terminals;

namespace Codemation.Hosting.Tests;

/// <summary>The command line in this process: with streams in memory, variables of its own and a folder that goes with it.</summary>
internal sealed class Cli : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemation-tests-");

    public Cli() => Variables["DATABASE_URL"] = $"sqlite:///{DatabasePath}";

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public string DatabasePath => Path.Combine(folder.FullName, "runs.db");

    public string Input { get; set; } = "";

    /// <summary>Whether a person looks at both streams.</summary>
    public bool IsPerson { get; set; }

    /// <summary>The application's set-up, if it has any.</summary>
    public CodemationApp? App { get; set; }

    public string WriteFile(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public async Task<CliResult> RunAsync(params string[] args)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Input));
        using var output = new MemoryStream();
        await using var error = new StringWriter { NewLine = "\n" };
        using var terminal = new Terminal(input, output, error, IsPerson, IsPerson, () => Variables, folder.FullName);
        var code = await CommandLine.RunAsync(args, new Codemation_Hosting_TestsModule(), App, terminal);
        return new CliResult(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Runs a command that must complete and print one JSON document.</summary>
    public async Task<JsonElement> JsonAsync(params string[] args)
    {
        var result = await RunAsync(args);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', args)} ended with {result.ExitCode}: {result.Error}");
        return result.Json;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
