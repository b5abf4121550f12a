using System.Text.RegularExpressions;

namespace Codemation.Hosting.Tests;

public sealed class LockTests : IDisposable
{
    private readonly Cli cli = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codemation-lock-");

    private string LockPath => Path.Combine(folder.FullName, "workflows.lock.json");

    public void Dispose()
    {
        cli.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_lock_is_written_for_all_workflows_and_then_up_to_date()
    {
        var written = await cli.RunAsync("lock", "--project", folder.FullName);
        var again = await cli.RunAsync("lock", "--project", folder.FullName);
        var check = await cli.RunAsync("lock", "--check", "--project", folder.FullName);

        Assert.Equal($"Wrote {LockPath}: files.attach, numbers.approve, numbers.boxes, numbers.digits, numbers.hold, numbers.label, numbers.log, numbers.rare, numbers.scale, numbers.split, numbers.sum.", written.Lines[0]);
        Assert.Equal($"{LockPath} is up to date.", again.Lines[0]);
        Assert.Equal((0, $"{LockPath}: no change strands runs in flight."), (check.ExitCode, check.Lines[0]));
    }

    [Fact]
    public async Task A_check_names_the_change_and_the_runs_that_it_strands()
    {
        await cli.RunAsync("lock", "--project", folder.FullName);
        var text = await File.ReadAllTextAsync(LockPath);
        text = text.Replace("\"fetch\": {", "\"get\": {", StringComparison.Ordinal).Replace("fetch/main", "get/main", StringComparison.Ordinal);
        text = Regex.Replace(text, "(?<=\"numbers.digits\": \\{\\s+\"plan\": \")[0-9a-f]+", "older", RegexOptions.None, TimeSpan.FromSeconds(5));
        await File.WriteAllTextAsync(LockPath, text);

        var check = await cli.RunAsync("lock", "--check", "--project", folder.FullName);

        Assert.Equal(1, check.ExitCode);
        Assert.Contains("numbers.digits: Step \"get\" was removed, which strands runs that are in the middle of \"get\".", check.Error, StringComparison.Ordinal);
        Assert.Equal($"{LockPath}: 1 change strands runs in flight.", check.Lines[0]);
        Assert.Equal(text, await File.ReadAllTextAsync(LockPath));
    }

    [Fact]
    public async Task A_compatible_change_passes_with_a_notice()
    {
        await cli.RunAsync("lock", "--project", folder.FullName);
        var text = await File.ReadAllTextAsync(LockPath);
        await File.WriteAllTextAsync(
            LockPath,
            Regex.Replace(text, "(?<=\"numbers.split\": \\{\\s+\"plan\": \")[0-9a-f]+", "older", RegexOptions.None, TimeSpan.FromSeconds(5)));

        var check = await cli.RunAsync("lock", "--check", "--project", folder.FullName);

        Assert.Equal(0, check.ExitCode);
        Assert.Contains("numbers.split: steps only moved. Runs in flight can go on", check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_without_a_lock_says_how_to_make_one()
    {
        var check = await cli.RunAsync("lock", "--check", "--project", folder.FullName);

        Assert.Equal((2, $"There is no {LockPath}. Write it with the command \"lock\", and commit it.\n"), (check.ExitCode, check.Error));
    }

    [Fact]
    public async Task A_lock_that_cannot_be_read_is_not_overwritten()
    {
        await File.WriteAllTextAsync(LockPath, "{\"version\": 9}");

        var result = await cli.RunAsync("lock", "--project", folder.FullName);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"{LockPath} can't be read: its version is 9", result.Error, StringComparison.Ordinal);
        Assert.Equal("{\"version\": 9}", await File.ReadAllTextAsync(LockPath));
    }
}
