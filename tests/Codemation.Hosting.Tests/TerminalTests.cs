namespace Codemation.Hosting.Tests;

public sealed class TerminalTests : IDisposable
{
    private const char Escape = '\u001b';

    private readonly Cli cli = new() { IsPerson = true };

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task JSON_for_a_person_has_no_progress_beside_it()
    {
        var result = await cli.RunAsync("run", "numbers.split", "--json");

        Assert.Equal("completed", result.Json.GetProperty("status").GetString());
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task Programs_get_no_escape_codes()
    {
        cli.IsPerson = false;
        await cli.RunAsync("run", "numbers.split");

        foreach (var command in new[] { "workflows list", "workflows show numbers.split", "runs list", "db status", "--help" })
        {
            var result = await cli.RunAsync(command.Split(' '));
            Assert.DoesNotContain(Escape, result.Output + result.Error);
        }
    }
}
