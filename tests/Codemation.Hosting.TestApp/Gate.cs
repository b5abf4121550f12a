using System.Globalization;
using Codemation;

namespace TestApp;

/// <summary>Lets as many effects through as a file says, from the first one on; all of them where there is no such file.</summary>
public sealed class Gate
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(5);

    private readonly string? path = Environment.GetEnvironmentVariable("EFFECT_GATE");
    private int passed;

    public async Task PassAsync(StepContext ctx)
    {
        var number = Interlocked.Increment(ref passed);
        while (path is not null && File.Exists(path) && int.Parse(await File.ReadAllTextAsync(path), CultureInfo.InvariantCulture) < number)
        {
            await Task.Delay(Pace, ctx.Time, ctx.CancellationToken);
        }
    }
}
