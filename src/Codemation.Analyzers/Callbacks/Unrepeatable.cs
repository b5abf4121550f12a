using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Callbacks;

/// <summary>What the framework offers that is different each time, and what to use in its place.</summary>
/// <param name="Instead">What to do, as a sentence without its full stop.</param>
/// <param name="Replacement">The code to write, with <c>{ctx}</c> for the context; null where no code does the same.</param>
internal sealed record Unrepeatable(string Instead, string? Replacement)
{
    private static readonly Unrepeatable Stopwatch = new("Measure with ctx.Time.GetTimestamp() and GetElapsedTime()", null);
    private static readonly Unrepeatable Chance = new("Draw by a Random that is seeded with something of the item, or take the number from the input", null);
    private static readonly Unrepeatable Background = new("Nothing waits for work that is started aside, and it is lost with the process: await it, or make it a step", null);

    private static readonly Dictionary<string, Unrepeatable> Members = new(StringComparer.Ordinal)
    {
        ["System.DateTime.Now"] = Clock("{ctx}.Time.GetLocalNow().DateTime"),
        ["System.DateTime.UtcNow"] = Clock("{ctx}.Time.GetUtcNow().UtcDateTime"),
        ["System.DateTime.Today"] = Clock("{ctx}.Time.GetLocalNow().Date"),
        ["System.DateTimeOffset.Now"] = Clock("{ctx}.Time.GetLocalNow()"),
        ["System.DateTimeOffset.UtcNow"] = Clock("{ctx}.Time.GetUtcNow()"),
        ["System.Environment.TickCount"] = Stopwatch,
        ["System.Environment.TickCount64"] = Stopwatch,
        ["System.Diagnostics.Stopwatch.GetTimestamp"] = Clock("{ctx}.Time.GetTimestamp()"),
        ["System.Diagnostics.Stopwatch.StartNew"] = Stopwatch,
        ["System.Guid.NewGuid"] = new("ctx.NewGuid() gives the same one on every attempt", "{ctx}.NewGuid()"),
        ["System.Guid.CreateVersion7"] = new("ctx.NewGuid() gives the same one on every attempt", "{ctx}.NewGuid()"),
        ["System.Random.Shared"] = Chance,
        ["System.Threading.Tasks.Task.Run"] = Background,
        ["System.Threading.Tasks.TaskFactory.StartNew"] = Background,
        ["System.Threading.Thread.Sleep"] = new("Await Task.Delay(…, ctx.Time, ctx.CancellationToken), or suspend the run with the step Wait", null),
    };

    /// <summary>What is to be said of a member or a constructor; null when it may be used.</summary>
    public static Unrepeatable? Of(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true, ContainingType: { Name: "Random", ContainingNamespace.Name: "System" } } => Chance,
        IMethodSymbol or IPropertySymbol => Members.TryGetValue($"{symbol.ContainingType?.ToDisplayString()}.{symbol.Name}", out var known) ? known : null,
        _ => null,
    };

    private static Unrepeatable Clock(string replacement) => new("The clock of the host is ctx.Time", replacement);
}
