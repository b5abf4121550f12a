using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Reads <c>[Range]</c>, of numbers, dates and times.</summary>
internal static class RangeReader
{
    /// <summary>The bounds; none where the annotation doesn't suit the kind of value.</summary>
    public static (ValueBound? Minimum, ValueBound? Maximum) Read(AttributeData range, ValueKind kind)
    {
        var first = First(range);
        return (
            Bound(range.Argument(first), kind, range.Named("MinimumIsExclusive") is true),
            Bound(range.Argument(first + 1), kind, range.Named("MaximumIsExclusive") is true));
    }

    /// <summary>What is wrong with the annotation, or null.</summary>
    public static string? Problem(AttributeData range, ValueKind kind)
    {
        if (!Suits(kind))
        {
            return null;
        }

        var first = First(range);
        for (var i = first; i < first + 2; i++)
        {
            if (range.Argument(i) is string text && Bound(text, kind, isExclusive: false) is null)
            {
                return $"\"{text}\" isn't a {Name(kind)}.";
            }
        }

        return null;
    }

    public static bool Suits(ValueKind kind) => kind is ValueKind.Number or ValueKind.Date or ValueKind.Time or ValueKind.DateAndTime;

    /// <summary>A number as decimal if that holds it, else as double.</summary>
    public static IComparable? Number(object? value) => value switch
    {
        null => null,
        string text when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) => exact,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        double or float => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && Math.Abs(number) < 1e28 && !double.IsNaN(number)
            ? decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
            : (IComparable)number,
        decimal or byte or sbyte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static int First(AttributeData range) => range.Argument(0) is ITypeSymbol ? 1 : 0;

    private static ValueBound? Bound(object? value, ValueKind kind, bool isExclusive)
    {
        if (kind is ValueKind.Number)
        {
            return Number(value) switch
            {
                decimal number => new ValueBound(value is double exact ? exact.ToString("R", CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture), number, isExclusive),
                double number when !double.IsNaN(number) && !double.IsInfinity(number) => new ValueBound(number.ToString("R", CultureInfo.InvariantCulture), number, isExclusive),
                _ => null,
            };
        }

        // Without an offset a time is one in UTC, so that the time zone of the machine that builds decides nothing.
        if (!Suits(kind) || value is not string text
            || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault, out var time))
        {
            return null;
        }

        return kind switch
        {
            ValueKind.Date => new ValueBound(Quoted(time, "yyyy-MM-dd"), time.Date, isExclusive),
            ValueKind.Time => new ValueBound(Quoted(time, "HH:mm:ss.FFFFFFF"), time.TimeOfDay, isExclusive),
            _ => new ValueBound(Quoted(time, "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ"), time, isExclusive),
        };
    }

    private static string Quoted(DateTime time, string format) => JsonLiteral.Text(time.ToString(format, CultureInfo.InvariantCulture));

    private static string Name(ValueKind kind) => kind switch
    {
        ValueKind.Number => "number",
        ValueKind.Date => "date",
        ValueKind.Time => "time",
        _ => "date and time",
    };
}
