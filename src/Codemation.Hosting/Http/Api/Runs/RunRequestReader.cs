using System.Runtime.InteropServices;
using System.Text.Json;
using Codemation.Runtime.Catalog;
using Microsoft.AspNetCore.Http;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Reads the body of a start: an item, items, or an object with both items and options.</summary>
internal static class RunRequestReader
{
    private const string ItemsMember = "items";
    private const string ItemsPath = "$.items";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads all of it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="entry">The workflow.</param>
    /// <param name="limits">How much is taken.</param>
    /// <param name="bodyIs">What an object is; null for what it looks like.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InputException">It can't be used.</exception>
    public static async ValueTask<RunRequestContent> ReadAsync(
        HttpRequest request, WorkflowEntry entry, RunLimits limits, BodyKind? bodyIs, CancellationToken cancellationToken)
    {
        // An array is read as it comes: its items are checked, and refused, before the whole of it is here.
        var first = await PeekAsync(request, cancellationToken);
        if (first is null)
        {
            throw new InputException([new InputError("$", "the body is empty; send an item, an array of items, or an object with \"items\"")]);
        }

        if (first != (byte)'{' || bodyIs == BodyKind.Items)
        {
            return new RunRequestContent(await entry.ReadInputAsync(request.Body, limits, cancellationToken), new RunOptions(), RunRequestContent.Root);
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        using var document = Parse(body);
        if (document is not null && IsRequest(document.RootElement, entry, bodyIs))
        {
            return await ReadAsync(document.RootElement, entry, limits, cancellationToken);
        }

        body.Position = 0;
        return new RunRequestContent(await entry.ReadInputAsync(body, limits, cancellationToken), new RunOptions(), RunRequestContent.Root);
    }

    private static async ValueTask<RunRequestContent> ReadAsync(
        JsonElement root, WorkflowEntry entry, RunLimits limits, CancellationToken cancellationToken)
    {
        var options = RunRequestOptions.Read(root, entry.Plan);
        if (!root.TryGetProperty(ItemsMember, out var given))
        {
            throw new InputException([new InputError(ItemsPath, "is missing")]);
        }

        try
        {
            using var items = new MemoryStream(JsonMarshal.GetRawUtf8Value(given).ToArray(), writable: false);
            return new RunRequestContent(await entry.ReadInputAsync(items, limits, cancellationToken), options, ItemsPath);
        }
        catch (InputException invalid)
        {
            throw new InputException([.. invalid.Errors.Select(static error => RunRequestContent.Place(error, ItemsPath))], invalid);
        }
    }

    /// <summary>The first character that is not space; null for none.</summary>
    private static async ValueTask<byte?> PeekAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            foreach (var segment in read.Buffer)
            {
                var found = segment.Span.IndexOfAnyExcept(" \t\r\n\uFEFF"u8);
                if (found >= 0)
                {
                    var first = segment.Span[found];
                    request.BodyReader.AdvanceTo(read.Buffer.Start);
                    return first;
                }
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
            {
                return null;
            }
        }
    }

    // What can't be parsed is left to the reader of items, which knows several values in a row, and says where one is malformed.
    private static JsonDocument? Parse(MemoryStream body)
    {
        try
        {
            return JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length), Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsRequest(JsonElement root, WorkflowEntry entry, BodyKind? bodyIs)
        => bodyIs == BodyKind.Request || (root.TryGetProperty(ItemsMember, out _) && !ItemMembers.MayHave(entry.Plan.Input, ItemsMember));
}
