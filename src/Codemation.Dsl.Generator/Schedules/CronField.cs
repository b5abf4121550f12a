using System.Globalization;

namespace Codemation.Schedules;

/// <summary>One field of a cron expression: which of its values are meant.</summary>
internal sealed class CronField
{
    private readonly bool[] values;

    private CronField(bool[] values, bool isAny)
    {
        this.values = values;
        IsAny = isAny;
    }

    /// <summary>Whether the field says nothing: <c>*</c> or <c>?</c>.</summary>
    public bool IsAny { get; }

    public bool this[int value] => value < values.Length && values[value];

    /// <summary>The values, ascending.</summary>
    public IEnumerable<int> Values => Enumerable.Range(0, values.Length).Where(value => values[value]);

    /// <summary>Reads a field: <c>*</c>, values, ranges and steps, in lists.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What people call the field.</param>
    /// <param name="first">Its smallest value.</param>
    /// <param name="last">Its largest value.</param>
    /// <param name="names">Names of values, from the smallest on; empty where there are none.</param>
    /// <exception cref="FormatException">The text is no such field.</exception>
    public static CronField Parse(string text, string name, int first, int last, params string[] names)
    {
        var meant = new bool[last + 1];
        foreach (var part in text.Split(','))
        {
            var slash = part.IndexOf('/');
            var range = slash < 0 ? part : part.Substring(0, slash);
            var step = slash < 0 ? 1 : Number(part.Substring(slash + 1), name, 1, Math.Max(1, last), []);
            var (from, to) = Range(range, slash >= 0, name, first, last, names);
            for (var value = from; value <= to; value += step)
            {
                meant[value] = true;
            }
        }

        return new CronField(meant, text is "*" or "?");
    }

    /// <summary>A field with one value.</summary>
    public static CronField Only(int value)
    {
        var meant = new bool[value + 1];
        meant[value] = true;
        return new CronField(meant, isAny: false);
    }

    private static (int From, int To) Range(string text, bool hasStep, string name, int first, int last, string[] names)
    {
        if (text is "*" or "?")
        {
            return (first, last);
        }

        var dash = text.IndexOf('-');
        if (dash < 0)
        {
            var value = Number(text, name, first, last, names);
            return (value, hasStep ? last : value);
        }

        var (from, to) = (Number(text.Substring(0, dash), name, first, last, names), Number(text.Substring(dash + 1), name, first, last, names));
        return from <= to
            ? (from, to)
            : throw new FormatException($"the range {text} of the {name} ends before it begins");
    }

    private static int Number(string text, string name, int first, int last, string[] names)
    {
        var named = Array.FindIndex(names, each => string.Equals(each, text, StringComparison.OrdinalIgnoreCase));
        if (named >= 0)
        {
            return named + first;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw new FormatException($"\"{text}\" is no {name}");
        }

        return number >= first && number <= last
            ? number
            : throw new FormatException($"{number} is no {name}: it is {first} to {last}");
    }
}
