using System.Globalization;
using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>Cuts the input into items and checks each against the schema. Wrong items are recorded and passed over; malformed JSON ends the scan.</summary>
internal sealed class ItemScanner(JsonSchema schema, InputLimits limits, InputBuffer buffer)
{
    private readonly SchemaWalk _walk = new(null);
    private readonly SchemaErrors _errors = new(limits.MaxErrors);
    private ScanPlace _place;
    private OversizedItem? _oversized;
    private Exception? _cause;
    private int _count;

    public bool HasErrors => _errors.All.Count > 0;

    /// <summary>Looks for the next item in the buffer.</summary>
    /// <param name="item">The text of the item; valid until the buffer is filled again.</param>
    /// <exception cref="InputException">The input is malformed, or has too many items or errors.</exception>
    public ScanResult Next(out ReadOnlySpan<byte> item)
    {
        item = default;
        while (true)
        {
            if (_oversized is not null && !PassOversized())
            {
                return ScanResult.NeedsMore;
            }

            SkipBlank();
            if (buffer.Unread.IsEmpty)
            {
                return buffer.IsComplete ? End() : ScanResult.NeedsMore;
            }

            if (_place is not (ScanPlace.Values or ScanPlace.Element))
            {
                Step(buffer.Unread[0]);
                continue;
            }

            switch (Read(out item))
            {
                case Reading.Passed:
                    return ScanResult.Item;
                case Reading.RanOut:
                    return ScanResult.NeedsMore;
            }
        }
    }

    /// <summary>Records that the last item can't be made into a value of its type.</summary>
    /// <param name="path">The path in the item, from <c>$</c>.</param>
    /// <param name="message">What is wrong there.</param>
    /// <param name="cause">Why the value wasn't made.</param>
    public void Refuse(string path, string message, Exception cause)
    {
        _cause = cause;
        _errors.MoveTo(Root(_count - 1) + path[1..]);
        _errors.Add(message);
        ThrowIfFull();
    }

    /// <summary>Throws if anything was recorded.</summary>
    /// <exception cref="InputException">Errors were recorded.</exception>
    public void ThrowIfWrong()
    {
        if (HasErrors)
        {
            throw Exception();
        }
    }

    private Reading Read(out ReadOnlySpan<byte> item)
    {
        item = default;
        var unread = buffer.Unread;
        int length;
        bool valid;
        try
        {
            var reader = new Utf8JsonReader(unread, buffer.IsComplete, default);
            valid = schema.Accepts(_walk, ref reader);
            if (!valid && (_walk.RanOut || !TryFindEnd(unread, ref reader)))
            {
                return unread.Length > limits.MaxItemBytes ? StartOversized() : Reading.RanOut;
            }

            length = (int)reader.BytesConsumed;
        }
        catch (JsonException error)
        {
            throw Malformed(MalformedJson.Describe(error, buffer.Line, buffer.Column), error);
        }

        CountItem();
        item = unread[..length];
        if (length > limits.MaxItemBytes)
        {
            RefuseSize(length);
            valid = false;
        }
        else if (!valid)
        {
            schema.Explain(item, Root(_count - 1), _errors);
            ThrowIfFull();
        }

        buffer.Advance(length);
        return valid ? Reading.Passed : Reading.Refused;
    }

    private bool TryFindEnd(ReadOnlySpan<byte> unread, ref Utf8JsonReader reader)
    {
        reader = new Utf8JsonReader(unread, buffer.IsComplete, default);
        return reader.Read() && reader.TrySkip();
    }

    private Reading StartOversized()
    {
        CountItem();
        _oversized = new OversizedItem();
        return Reading.Refused;
    }

    private bool PassOversized()
    {
        var finished = _oversized!.TryFinish(buffer.Unread, out var used);
        buffer.Advance(used);
        if (!finished && !buffer.IsComplete)
        {
            return false;
        }

        RefuseSize(_oversized.Bytes);
        _oversized = null;
        return true;
    }

    private void CountItem()
    {
        if (_count == limits.MaxItems)
        {
            _errors.MoveTo("$");
            _errors.Add(string.Create(CultureInfo.InvariantCulture, $"more than {limits.MaxItems:N0} items: split the input into several runs"));
            throw Exception();
        }

        _count++;
        _place = _place == ScanPlace.Element ? ScanPlace.Separator : _place;
    }

    private void RefuseSize(long bytes)
    {
        _errors.MoveTo(Root(_count - 1));
        _errors.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"the item is {bytes:N0} bytes of JSON, more than the {limits.MaxItemBytes:N0} allowed: attach large data as a binary instead"));
        ThrowIfFull();
    }

    /// <summary>Takes one character of the frame around the items.</summary>
    private void Step(byte character)
    {
        var (next, length) = (_place, character) switch
        {
            (ScanPlace.Start, (byte)'[') => (ScanPlace.FirstElement, 1),
            (ScanPlace.Start, _) => (ScanPlace.Values, 0),
            (ScanPlace.FirstElement, (byte)']') => (ScanPlace.AfterArray, 1),
            (ScanPlace.FirstElement, _) => (ScanPlace.Element, 0),
            (ScanPlace.Separator, (byte)',') => (ScanPlace.Element, 1),
            (ScanPlace.Separator, (byte)']') => (ScanPlace.AfterArray, 1),
            (ScanPlace.Separator, _) => throw MalformedHere("expected a comma or the end of the array"),
            _ => throw MalformedHere("nothing may follow the array of items"),
        };
        _place = next;
        buffer.Advance(length);
    }

    private void SkipBlank()
    {
        if (_place == ScanPlace.Start)
        {
            buffer.SkipMark("\uFEFF"u8);
        }

        var unread = buffer.Unread;
        var blank = unread.IndexOfAnyExcept(" \t\r\n"u8);
        buffer.Advance(blank < 0 ? unread.Length : blank);
    }

    private ScanResult End() => _place switch
    {
        ScanPlace.Values or ScanPlace.AfterArray => ScanResult.End,
        ScanPlace.Start => throw Malformed("the input is empty: expected a JSON value, an array of items or JSON lines", null),
        _ => throw MalformedHere("the input ends before the array of items does"),
    };

    private string Root(int index) => $"$[{index.ToString(CultureInfo.InvariantCulture)}]";

    private InputException MalformedHere(string reason) => Malformed(MalformedJson.Describe(reason, buffer.Line, buffer.Column), null, "$");

    private InputException Malformed(string message, JsonException? error, string? path = null)
    {
        _cause = error;
        _errors.MoveTo(path ?? Root(_count++));
        _errors.Add(message);
        return Exception();
    }

    private void ThrowIfFull()
    {
        if (_errors.IsFull)
        {
            throw Exception();
        }
    }

    /// <summary>Only at the end is it known whether the first value was the only one, and then it has no index.</summary>
    private InputException Exception()
    {
        var isSingle = _count <= 1 && _place is ScanPlace.Values or ScanPlace.Start;
        var first = Root(0);
        return new InputException(
            [.. _errors.All.Select(error => isSingle && error.Path.StartsWith(first, StringComparison.Ordinal) ? error with { Path = "$" + error.Path[first.Length..] } : error)],
            _cause);
    }

    private enum Reading
    {
        Passed,
        Refused,
        RanOut,
    }
}
