using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>
/// Walks a value and its schema together. Without an error collection it stops at the first thing that is wrong, allocating nothing;
/// with one it goes on and says what and where.
/// </summary>
internal sealed partial class SchemaWalk(SchemaErrors? errors)
{
    private const int LongestFiniteInteger = 308;

    /// <summary>The last walk ended because the data did, in the middle of the value.</summary>
    public bool RanOut { get; private set; }

    /// <summary>Checks the value that the reader is in front of.</summary>
    /// <param name="node">The schema of the value.</param>
    /// <param name="reader">Before the first token of the value. After a valid value, and after every walk that collects errors: at its last token.</param>
    /// <returns>Whether the value is there and meets the schema.</returns>
    /// <exception cref="JsonException">The value isn't JSON.</exception>
    public bool Check(SchemaNode node, ref Utf8JsonReader reader)
    {
        RanOut = false;
        return Advance(ref reader) && Value(node, ref reader);
    }

    private bool Value(SchemaNode node, ref Utf8JsonReader reader)
    {
        node = node.Target;
        if (node.AnyOf is not { } anyOf)
        {
            return Own(node, ref reader);
        }

        if (node.HasOwnRules)
        {
            var copy = reader;
            if (!Own(node, ref copy))
            {
                reader = copy;
                return false;
            }
        }

        return Alternatives(anyOf, node.Kinds, ref reader);
    }

    private bool Own(SchemaNode node, ref Utf8JsonReader reader)
    {
        if (node.Denied is { } denied && denied.Contain(in reader))
        {
            return Refuse(ref reader, denied.Values.Count == 1 ? $"anything but {denied.InWords}" : $"none of {denied.InList}");
        }

        if (node.Choices is { } choices)
        {
            return choices.Contain(in reader) || Refuse(ref reader, choices.InWords);
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when (node.Kinds & JsonKinds.Object) != JsonKinds.None:
                return Object(node.Object, ref reader);
            case JsonTokenType.StartArray when (node.Kinds & JsonKinds.Array) != JsonKinds.None:
                return Array(node.Array, ref reader);
            case JsonTokenType.String when (node.Kinds & JsonKinds.String) != JsonKinds.None:
                return Text(node.String, ref reader);
            case JsonTokenType.Number when (node.Kinds & JsonKinds.Number) != JsonKinds.None:
                return Number(node, ref reader);
            default:
                return (node.Kinds & JsonKindsText.KindOf(in reader)) != JsonKinds.None || Refuse(ref reader, node.Kinds.InWords());
        }
    }

    private bool Alternatives(AnyOf anyOf, JsonKinds allowed, ref Utf8JsonReader reader)
    {
        var kind = JsonKindsText.KindOf(in reader);
        if ((allowed & kind) == JsonKinds.None)
        {
            return Refuse(ref reader, (allowed & anyOf.Accepts).InWords());
        }

        if (kind == JsonKinds.Object && anyOf.Discriminator is { } discriminator)
        {
            return Discriminated(discriminator, ref reader);
        }

        SchemaNode? only = null;
        foreach (var branch in anyOf.Branches)
        {
            if ((branch.Accepts & kind) == JsonKinds.None)
            {
                continue;
            }

            if (only is not null)
            {
                return AnyScalar(anyOf, kind, ref reader);
            }

            only = branch;
        }

        return only is null ? Refuse(ref reader, anyOf.Accepts.InWords()) : Value(only, ref reader);
    }

    /// <summary>Several branches take this kind of value. It isn't an object or array, so trying them costs little.</summary>
    private bool AnyScalar(AnyOf anyOf, JsonKinds kind, ref Utf8JsonReader reader)
    {
        var trial = new SchemaWalk(null);
        SchemaNode? first = null;
        foreach (var branch in anyOf.Branches)
        {
            if ((branch.Accepts & kind) == JsonKinds.None)
            {
                continue;
            }

            first ??= branch;
            var copy = reader;
            if (trial.Value(branch, ref copy))
            {
                return true;
            }
        }

        return Value(first!, ref reader);
    }

    private bool Discriminated(Discriminator discriminator, ref Utf8JsonReader reader)
    {
        var scan = reader;
        while (Advance(ref scan) && scan.TokenType != JsonTokenType.EndObject)
        {
            var found = discriminator.IsAt(in scan);
            if (!Advance(ref scan))
            {
                return false;
            }

            if (found)
            {
                return discriminator.BranchFor(in scan) is { } branch
                    ? Value(branch, ref reader)
                    : RefuseMember(discriminator, ref scan, ref reader);
            }

            if (!Skip(ref scan))
            {
                return false;
            }
        }

        if (RanOut)
        {
            return false;
        }

        if (discriminator.Without is { } otherwise)
        {
            return Value(otherwise, ref reader);
        }

        if (errors is not null)
        {
            var path = errors.Enter(discriminator.Name);
            errors.Add("required, but missing");
            errors.Leave(path);
            Skip(ref reader);
        }

        return false;
    }

    private bool RefuseMember(Discriminator discriminator, ref Utf8JsonReader member, ref Utf8JsonReader reader)
    {
        if (errors is not null)
        {
            var path = errors.Enter(discriminator.Name);
            Refuse(ref member, discriminator.InWords);
            errors.Leave(path);
            Skip(ref reader);
        }

        return false;
    }

    private bool Number(SchemaNode node, ref Utf8JsonReader reader)
    {
        var kinds = node.Kinds & JsonKinds.Number;
        if (kinds == JsonKinds.Integer && !JsonKindsText.IsInteger(reader.ValueSpan))
        {
            return Refuse(ref reader, node.Kinds.InWords());
        }

        if (!IsFinite(in reader))
        {
            return Refuse(ref reader, "a number within the range of a double");
        }

        return node.Number is not { } rules || rules.Allows(in reader) || Refuse(ref reader, rules.InWords(kinds.InWords()));
    }

    private static bool IsFinite(ref readonly Utf8JsonReader reader)
    {
        var digits = reader.ValueSpan;
        return (digits.Length < LongestFiniteInteger && digits.IndexOfAny((byte)'e', (byte)'E') < 0)
            || (reader.TryGetDouble(out var number) && double.IsFinite(number));
    }

    /// <summary>Records that something else was expected than the value that the reader is at, and goes to its end.</summary>
    private bool Refuse(ref Utf8JsonReader reader, string expected)
        => Fail(ref reader, errors is null ? "" : $"expected {expected}, found {Found(in reader)}");

    private bool Fail(ref Utf8JsonReader reader, string message)
    {
        if (errors is not null)
        {
            errors.Add(message);
            Skip(ref reader);
        }

        return false;
    }

    private static string Found(ref readonly Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.String && !WellFormedText.Holds(in reader)
            ? "a string that isn't valid Unicode"
            : FoundValue.Describe(in reader);

    /// <summary>Whether an invalid part ends the walk of what contains it.</summary>
    private bool StopsAtError => errors is null || errors.IsFull || RanOut;

    private bool Advance(ref Utf8JsonReader reader)
    {
        if (reader.Read())
        {
            return true;
        }

        RanOut = true;
        return false;
    }

    private bool Skip(ref Utf8JsonReader reader)
    {
        if (reader.TrySkip())
        {
            return true;
        }

        RanOut = true;
        return false;
    }
}
