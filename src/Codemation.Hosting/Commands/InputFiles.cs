using System.Text.Json;
using System.Text.Json.Nodes;

namespace Codemation.Hosting.Commands;

/// <summary>Opens what people name on the command line.</summary>
internal static class InputFiles
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The file \"{path}\" can't be read: {error.Message}");
        }
    }

    /// <summary>Reads a JSON array of items, or one item.</summary>
    public static async ValueTask<JsonArray> ReadItemsAsync(Stream json, string name, CancellationToken cancellationToken)
    {
        try
        {
            var node = await JsonNode.ParseAsync(json, documentOptions: Strict, cancellationToken: cancellationToken);
            return node as JsonArray ?? [node];
        }
        catch (JsonException error)
        {
            throw new UsageException($"There is no JSON value or array in {name}: {error.Message}");
        }
    }

    /// <summary>Reads a JSON object that is given as such, or by the file that it is in.</summary>
    /// <param name="option">The option it is given with.</param>
    /// <param name="given">The object or the path; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async ValueTask<JsonObject?> ReadObjectAsync(string option, string? given, CancellationToken cancellationToken)
    {
        if (given is null)
        {
            return null;
        }

        try
        {
            if (given.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal))
            {
                return (JsonObject?)JsonNode.Parse(given, documentOptions: Strict);
            }

            await using var file = Open(given);
            return await JsonNode.ParseAsync(file, documentOptions: Strict, cancellationToken: cancellationToken) as JsonObject
                ?? throw new UsageException($"{option} takes a JSON object; the file \"{given}\" holds something else.");
        }
        catch (JsonException error)
        {
            throw new UsageException($"{option} takes a JSON object, or a file with one: {error.Message}");
        }
    }
}
