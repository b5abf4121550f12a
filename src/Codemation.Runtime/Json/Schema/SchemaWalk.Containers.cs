using System.Text.Json;

namespace Codemation.Runtime.Json;

internal sealed partial class SchemaWalk
{
    private const string GivenTwice = "given twice";
    private readonly Stack<HashSet<string>> _freeNames = new();

    private bool Object(ObjectRules rules, ref Utf8JsonReader reader)
    {
        Span<ulong> seen = stackalloc ulong[8];
        if (rules.Properties.Length > seen.Length * 64)
        {
            seen = new ulong[(rules.Properties.Length + 63) / 64];
        }

        HashSet<string>? others = null;
        var valid = true;
        var expected = 0;
        var count = 0;
        while (true)
        {
            if (!Advance(ref reader))
            {
                return false;
            }

            if (reader.TokenType == JsonTokenType.EndObject)
            {
                break;
            }

            count++;
            var index = rules.Find(in reader, expected);
            if (index >= 0)
            {
                expected = index + 1;
                valid &= Member(rules.Properties[index], seen, index, ref reader);
            }
            else
            {
                valid &= OtherMember(rules, ref others, ref reader);
            }

            if (!valid && StopsAtError)
            {
                return false;
            }
        }

        if (others is not null)
        {
            others.Clear();
            _freeNames.Push(others);
        }

        return HasRequired(rules, seen) & HasAllowedCount(count, rules.MinMembers, rules.MaxMembers, "member") && valid;
    }

    private bool Member(SchemaProperty property, scoped Span<ulong> seen, int index, ref Utf8JsonReader reader)
    {
        var path = errors?.Enter(property.Name) ?? 0;
        ref var word = ref seen[index >> 6];
        var bit = 1UL << index;
        var isRepeated = (word & bit) != 0;
        word |= bit;
        var valid = Advance(ref reader)
            && (isRepeated ? Fail(ref reader, GivenTwice) : Value(property.Value, ref reader));
        errors?.Leave(path);
        return valid;
    }

    private bool OtherMember(ObjectRules rules, ref HashSet<string>? names, ref Utf8JsonReader reader)
    {
        if (rules.Additional is null && errors is null)
        {
            return false;
        }

        if (!WellFormedText.Holds(in reader))
        {
            errors?.Add("a member name isn't valid Unicode");
            return Advance(ref reader) && Skip(ref reader) && false;
        }

        var name = reader.GetString()!;
        if (!Advance(ref reader))
        {
            return false;
        }

        names ??= _freeNames.TryPop(out var free) ? free : new HashSet<string>(StringComparer.Ordinal);
        var path = errors?.Enter(name) ?? 0;
        var valid = !names.Add(name) ? Fail(ref reader, GivenTwice)
            : rules.Additional is { } schema ? Value(schema, ref reader)
            : Fail(ref reader, Unknown(name, rules));
        errors?.Leave(path);
        return valid;
    }

    private static string Unknown(string name, ObjectRules rules)
        => NearestName.To(name, rules.Properties.Select(property => property.Name)) is { } near
            ? $"not a known member (did you mean {FoundValue.Quote(near)}?)"
            : "not a known member";

    private bool HasRequired(ObjectRules rules, scoped ReadOnlySpan<ulong> seen)
    {
        var complete = true;
        for (var index = 0; index < rules.Properties.Length; index++)
        {
            var property = rules.Properties[index];
            if (!property.Required || (seen[index >> 6] & (1UL << index)) != 0)
            {
                continue;
            }

            complete = false;
            if (errors is null)
            {
                break;
            }

            var path = errors.Enter(property.Name);
            errors.Add("required, but missing");
            errors.Leave(path);
        }

        return complete;
    }

    private bool Array(ArrayRules rules, ref Utf8JsonReader reader)
    {
        var distinct = rules.Unique ? new DistinctElements() : null;
        var valid = true;
        var count = 0;
        while (true)
        {
            if (!Advance(ref reader))
            {
                return false;
            }

            if (reader.TokenType == JsonTokenType.EndArray)
            {
                break;
            }

            var path = errors?.Enter(count) ?? 0;
            valid &= Element(rules, distinct, ref reader);
            errors?.Leave(path);
            count++;
            if (!valid && StopsAtError)
            {
                return false;
            }
        }

        return HasAllowedCount(count, rules.MinItems, rules.MaxItems, "item") && valid;
    }

    private bool Element(ArrayRules rules, DistinctElements? distinct, ref Utf8JsonReader reader)
    {
        var start = reader;
        if (!Value(rules.Items, ref reader))
        {
            return false;
        }

        if (distinct is null || distinct.Add(start))
        {
            return true;
        }

        errors?.Add($"the items must be different, found {Found(in start)} {(start.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? "that is there already" : "again")}");
        return false;
    }

    private bool HasAllowedCount(int count, int least, int most, string noun)
    {
        if (count >= least && count <= most)
        {
            return true;
        }

        errors?.Add(count < least
            ? $"expected at least {Counted(least, noun)}, found {count}"
            : $"expected at most {Counted(most, noun)}, found {count}");
        return false;
    }

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
