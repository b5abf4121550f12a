namespace Codemation.Hosting.Tests.Processes;

public sealed class ProcessTests : IDisposable
{
    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Standard_output_is_one_document_and_the_error_stream_is_empty()
    {
        var result = await app.RunAsync("run", "effects", "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Single(result.Lines);
        Assert.Equal("completed", result.Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_node_gets_a_service_that_the_application_registers()
    {
        var input = app.WriteFile("parcels.json", """{"number":1,"quantity":3}""");

        var result = await app.RunAsync("run", "effects", "--input", input, "--memory", "--json");

        Assert.Equal(600, result.Json.GetProperty("outputs")[0].GetProperty("json").GetProperty("cents").GetInt32());
    }

    [Fact]
    public async Task A_person_sees_the_progress_of_steps_in_colour()
    {
        await using var process = app.StartInTerminal("run effects");

        var result = await process.EndAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("reserve", result.Output, StringComparison.Ordinal);
        Assert.Contains("\u001b[38;5;", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NO_COLOR_takes_the_colours_away()
    {
        await using var process = app.StartInTerminal("run effects", ("NO_COLOR", "1"));

        var result = await process.EndAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("reserve", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[38", result.Output, StringComparison.Ordinal);
    }
}
