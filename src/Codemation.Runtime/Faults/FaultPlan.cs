using System.Globalization;

namespace Codemation.Runtime.Faults;

/// <summary>Everything that is to go wrong in a process.</summary>
internal sealed class FaultPlan(IReadOnlyList<FaultRule> rules)
{
    private readonly int[] passes = new int[Enum.GetValues<FaultPoint>().Length];
    private int all;

    /// <summary>Reads a plan: <c>point:n:action[=parameter]</c>, several with commas between.</summary>
    /// <param name="text">
    /// The plan. <c>*</c> as the point counts the passings of all points together, <c>*</c> as n means each time.
    /// </param>
    /// <returns>Null for no plan.</returns>
    /// <exception cref="FormatException">A rule is not understood; the message names it.</exception>
    public static FaultPlan? Parse(string? text)
        => string.IsNullOrEmpty(text) ? null : new FaultPlan([.. text.Split(',').Select(ParseRule)]);

    public void Hit(FaultPoint point)
    {
        var passOfPoint = Interlocked.Increment(ref passes[(int)point]);
        var passOfAll = Interlocked.Increment(ref all);
        foreach (var rule in rules)
        {
            if (rule.Fits(point, passOfPoint, passOfAll))
            {
                rule.Act(point, rule.Point is null && rule.Action != FaultAction.Note ? passOfAll : passOfPoint);
            }
        }
    }

    private static FaultRule ParseRule(string text)
    {
        if (text.Split(':', 3) is not [var point, var pass, var action])
        {
            throw NotUnderstood(text, "it is point:n:action");
        }

        var (name, parameter) = action.Split('=', 2) is [var before, var after] ? (before, after) : (action, "");
        return new FaultRule(
            point == "*" ? null : ParseName<FaultPoint>(point, text),
            pass == "*" ? null : int.TryParse(pass, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : throw NotUnderstood(text, "n is a number from 1 on, or *"),
            ParseName<FaultAction>(name, text),
            parameter);
    }

    private static T ParseName<T>(string name, string rule)
        where T : struct, Enum
        => Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : throw NotUnderstood(rule, $"there is no \"{name}\" among {string.Join(", ", Enum.GetNames<T>())}");

    private static FormatException NotUnderstood(string rule, string why) => new($"{Fault.Variable}: \"{rule}\" is not understood: {why}.");
}
