using System.Globalization;

namespace Codemation.Hosting.Commands.Runs;

/// <summary>Durations for people.</summary>
internal static class RunTimes
{
    public static string Took(DateTimeOffset? startedAt, DateTimeOffset? finishedAt)
    {
        if (startedAt is not { } from || finishedAt is not { } to)
        {
            return "";
        }

        var took = to - from;
        return took.TotalSeconds < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalMilliseconds:0.#} ms")
            : took.TotalMinutes < 1
                ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.#} s")
                : took.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
    }
}
