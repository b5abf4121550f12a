using System.Diagnostics;
using System.Globalization;

namespace Codemation.Generator.Benchmarks;

/// <summary>What the generator and the analyzers add to a build, with a compiler server that is warm, as it is for whoever builds twice.</summary>
internal static class Builds
{
    public static async Task MeasureAsync(string folder, int workflows, int rounds)
    {
        var with = Write(Path.Combine(folder, "with"), workflows, analyzers: true);
        var without = Write(Path.Combine(folder, "without"), workflows, analyzers: false);
        await BuildAsync(with, restore: true);
        await BuildAsync(without, restore: true);
        var (withTimes, withoutTimes, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            withTimes.Add(await BuildAsync(with, restore: false));
            withoutTimes.Add(await BuildAsync(without, restore: false));
            ratios.Add(withTimes[^1] / withoutTimes[^1]);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{withTimes[^1]:0} ms with, {withoutTimes[^1]:0} ms without"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{workflows} workflows: {Median(withTimes):0} ms with, {Median(withoutTimes):0} ms without; median ratio {Median(ratios):0.00}"));
    }

    private static string Write(string folder, int workflows, bool analyzers)
    {
        Directory.CreateDirectory(folder);
        foreach (var (path, code) in UserProject.Files(workflows))
        {
            File.WriteAllText(Path.Combine(folder, path), code);
        }

        // Empty, so that settings of whatever is above the folder stay out of it.
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Directory.Packages.props"), "<Project />");
        var own = analyzers
            ? $"<Analyzer Include=\"{typeof(Codemation.Dsl.Generator.WorkflowGenerator).Assembly.Location}\" /><Analyzer Include=\"{typeof(Codemation.Analyzers.WorkflowAnalyzer).Assembly.Location}\" />"
            : "";
        var project = Path.Combine(folder, "Project.csproj");
        File.WriteAllText(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><LangVersion>14</LangVersion></PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(Workflow).Assembly.Location}" />
                {own}
              </ItemGroup>
            </Project>
            """);
        return project;
    }

    private static async Task<double> BuildAsync(string project, bool restore)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["build", project, "--no-incremental", "-v", "q", "-nologo", "-p:UseSharedCompilation=true", .. restore ? Array.Empty<string>() : ["--no-restore"]])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException(output);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
