using System.Globalization;
using System.Text.RegularExpressions;
using Codemation.Dsl.Generator.ItemTypes;

namespace Codemation.Analyzers.ItemTypes;

/// <summary>Holds a constant against the rules for it.</summary>
internal static class ValueTrial
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(250);

    /// <summary>Which rule refuses the value, as the end of a sentence; null where none does.</summary>
    public static string? Refusal(MemberShape member, object value, ValueRules rules)
    {
        var json = ConstantText.InJson(member, value);
        return json is null ? null
            : rules.Allowed?.Contains(json) is false ? "isn't one of [AllowedValues]"
            : rules.Denied.Contains(json) ? "is one of [DeniedValues]"
            : value is string text ? RefusalOfText(text, rules)
            : RefusalOfNumber(value, rules);
    }

    /// <summary>The order of two bounds or numbers of one kind.</summary>
    public static int Compare(IComparable left, IComparable right) => left.GetType() == right.GetType()
        ? left.CompareTo(right)
        : Convert.ToDouble(left, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(right, CultureInfo.InvariantCulture));

    private static string? RefusalOfText(string text, ValueRules rules) =>
        text.Length < rules.MinLength ? $"is shorter than {rules.MinLength}"
        : text.Length > rules.MaxLength ? $"is longer than {rules.MaxLength}"
        : rules.Patterns.FirstOrDefault(pattern => !Matches(text, pattern)) is { } wrong ? $"doesn't match {wrong}"
        : null;

    private static string? RefusalOfNumber(object value, ValueRules rules)
    {
        if (rules.Kind is not ValueKind.Number || RangeReader.Number(value) is not { } number)
        {
            return null;
        }

        var low = rules.Minimum is { } least ? Compare(number, least.Value) : 1;
        var high = rules.Maximum is { } most ? Compare(number, most.Value) : -1;
        return low < 0 || (low == 0 && rules.Minimum!.IsExclusive) || high > 0 || (high == 0 && rules.Maximum!.IsExclusive)
            ? "is outside of its [Range]"
            : null;
    }

    // A pattern that can't be used, or takes too long, is reported elsewhere or at run time.
    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (Exception error) when (error is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
