using System.Globalization;

namespace Codemation.Runtime.Runs;

/// <summary>Makes ids (UUID version 7) that sort in the order they were made, also within a millisecond and when the clock is set back.</summary>
internal sealed class RunIds(TimeProvider time)
{
    private const int PerMillisecond = 1 << 12;
    private const int CounterAt = 13;
    private const int CounterDigits = 3;

    private readonly Lock gate = new();
    private long last;
    private int counter;

    /// <summary>No id made at this time or later sorts before this text, and every id made earlier does.</summary>
    public static string FirstAt(DateTimeOffset time)
        => time.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);

    public string Next()
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        long at;
        int number;
        lock (gate)
        {
            if (now > last)
            {
                last = now;
                counter = 0;
            }
            else if (++counter == PerMillisecond)
            {
                last++;
                counter = 0;
            }

            (at, number) = (last, counter);
        }

        return string.Create(32, (at, number), static (text, id) =>
        {
            Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(id.at)).TryFormat(text, out _, "N");
            id.number.TryFormat(text.Slice(CounterAt, CounterDigits), out _, "x3", CultureInfo.InvariantCulture);
        });
    }
}
