using System.Globalization;

namespace Codemation.Chaos.Workflows.Changed;

/// <summary>Which version of the workflows that change this process has, as two builds of an application would.</summary>
internal static class Build
{
    /// <summary>The variable that says so: 1 or 2. Without it a process has none of them.</summary>
    public const string Variable = "CODEMATION_CHAOS_BUILD";

    /// <summary>The variable that has steps stand still in this process, until it is killed.</summary>
    public const string HoldVariable = "CODEMATION_CHAOS_HOLD";

    /// <summary>What the ids of these workflows begin with, whichever version.</summary>
    public const string Prefix = "chaos.changed.";

    public static int? Number { get; } = Environment.GetEnvironmentVariable(Variable) is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : null;

    /// <summary>How long signals are waited for: where nobody gives any, not at all.</summary>
    public static TimeSpan Patience { get; } = Number is null ? TimeSpan.FromMilliseconds(20) : TimeSpan.FromHours(1);

    private static bool Holds { get; } = Environment.GetEnvironmentVariable(HoldVariable) is not null;

    /// <summary>The id of a workflow by that of a version of it; null when a build does not have that version, or the workflow has none.</summary>
    public static string? IdOf(string idOfVersion, int? build)
        => build is { } number && idOfVersion.StartsWith(PrefixOf(number), StringComparison.Ordinal) ? Prefix + idOfVersion[PrefixOf(number).Length..] : null;

    /// <summary>Whether an id is that of a version.</summary>
    public static bool IsVersion(string id) => id.StartsWith(PrefixOf(1), StringComparison.Ordinal) || id.StartsWith(PrefixOf(2), StringComparison.Ordinal);

    /// <summary>Has an effect, and where steps stand still, never comes back.</summary>
    public static async ValueTask<Job> HoldAsync(this ILedger ledger, Job job, StepContext ctx)
    {
        var done = await ledger.EffectAsync(job, "hold", ctx);
        if (Holds)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ctx.Time, ctx.CancellationToken);
        }

        return done;
    }

    private static string PrefixOf(int build) => string.Create(CultureInfo.InvariantCulture, $"chaos.v{build}.");
}
