using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Codemation.Hosting.Tests.Processes;

/// <summary>An application in a folder of its own, started as a process as often as a test likes.</summary>
internal sealed class TestApp : IDisposable
{
    private static readonly string Assembly = typeof(TestApp).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "TestApp").Value!;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemation-tests-");

    /// <summary>The effects that happened, over all processes.</summary>
    public Ledger Ledger => new(Path.Combine(folder.FullName, "ledger"));

    private string GatePath => Path.Combine(folder.FullName, "gate");

    public string WriteFile(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Lets only so many effects of each process through.</summary>
    public void LetThrough(int effects)
    {
        File.WriteAllText(GatePath + ".new", effects.ToString(CultureInfo.InvariantCulture));
        File.Move(GatePath + ".new", GatePath, overwrite: true);
    }

    public void OpenGate() => File.Delete(GatePath);

    public AppProcess Start(params string[] args) => Start(new Dictionary<string, string>(), args);

    public AppProcess Start(IReadOnlyDictionary<string, string> variables, params string[] args)
        => AppProcess.Start("dotnet", ["exec", Assembly, .. args], start =>
        {
            Prepare(start);
            foreach (var (name, value) in variables)
            {
                start.Environment[name] = value;
            }
        });

    /// <summary>Starts the application where a person sits: in a terminal, which has one stream for everything.</summary>
    public AppProcess StartInTerminal(string args, params (string Name, string Value)[] variables)
        => AppProcess.Start("script", ["-qefc", $"dotnet exec '{Assembly}' {args}", "/dev/null"], start =>
        {
            Prepare(start);
            start.Environment["TERM"] = "xterm-256color";
            foreach (var (name, value) in variables)
            {
                start.Environment[name] = value;
            }
        });

    public async Task<CliResult> RunAsync(params string[] args)
    {
        await using var process = Start(args);
        return await process.EndAsync();
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Prepare(ProcessStartInfo start)
    {
        start.WorkingDirectory = folder.FullName;
        start.Environment["EFFECT_LEDGER"] = Ledger.Path;
        start.Environment["EFFECT_GATE"] = GatePath;
        start.Environment.Remove("NO_COLOR");
        start.Environment.Remove("DATABASE_URL");
    }
}
