using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Codemation.Runtime.Json;

/// <summary>Reads the items of a run from a file, a request or standard input, without ever holding the whole text.</summary>
/// <remarks>
/// The input is one JSON value (one item), one array (its elements are the items) or several values, one per line or otherwise
/// following each other (each an item). Duplicate member names, invalid Unicode and what doesn't match the schema are refused.
/// </remarks>
internal static class InputReader
{
    /// <summary>Reads all items.</summary>
    /// <param name="stream">UTF-8, with or without byte order mark. Read from where it stands; not disposed.</param>
    /// <param name="type">Makes an item of the checked JSON.</param>
    /// <param name="schema">What every item must meet.</param>
    /// <param name="limits">How much is taken.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">The input can't be used; all items are checked before this is thrown, up to the limit of errors.</exception>
    public static async ValueTask<T[]> ReadAsync<T>(
        Stream stream, JsonTypeInfo<T> type, JsonSchema schema, InputLimits limits, CancellationToken cancellationToken)
    {
        using var buffer = new InputBuffer(stream);
        var scanner = new ItemScanner(schema, limits, buffer);
        var items = new List<T>();
        do
        {
            await buffer.FillAsync(cancellationToken);
        }
        while (!TakeItems(scanner, type, items));

        scanner.ThrowIfWrong();
        return [.. items];
    }

    /// <summary>Takes the items that are buffered.</summary>
    /// <returns>Whether the input is at its end.</returns>
    private static bool TakeItems<T>(ItemScanner scanner, JsonTypeInfo<T> type, List<T> items)
    {
        while (true)
        {
            var result = scanner.Next(out var item);
            if (result != ScanResult.Item)
            {
                return result == ScanResult.End;
            }

            TakeItem(scanner, type, item, items);
        }
    }

    private static void TakeItem<T>(ItemScanner scanner, JsonTypeInfo<T> type, ReadOnlySpan<byte> item, List<T> items)
    {
        try
        {
            var value = JsonSerializer.Deserialize(item, type);
            if (!scanner.HasErrors)
            {
                items.Add(value!);
            }
        }
        catch (JsonException error)
        {
            scanner.Refuse(error.Path ?? "$", MalformedJson.Reason(error), error);
        }
        catch (Exception error) when (IsAboutTheValue(error))
        {
            scanner.Refuse("$", error.Message, error);
        }
    }

    /// <summary>What constructors, setters and converters of item types throw at values that they don't take.</summary>
    private static bool IsAboutTheValue(Exception error)
        => error is ArgumentException or FormatException or OverflowException or InvalidOperationException or NotSupportedException;
}
