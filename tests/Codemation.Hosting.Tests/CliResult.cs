using System.Text.Json;

namespace Codemation.Hosting.Tests;

/// <summary>What a command left behind.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    /// <summary>The whole of standard output as one JSON document; anything beside it is an error.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Output);

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
