using System.Globalization;
using Codemation.Chaos.Workflows;
using Codemation.Chaos.Workflows.Changed;
using Codemation.Runtime.Scheduling.Cluster;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Chaos.Workers;

/// <summary>The product's own command line around the workflows here: what an operator starts.</summary>
internal static class ProductRole
{
    public const string Name = "product";

    /// <summary>The variable that says how often, in seconds, a process tells that it lives, and how late it may be with that.</summary>
    public const string CheckIn = "CODEMATION_CHAOS_CHECK_IN";

    /// <summary>The variable that says how far, in seconds, the process's clock is ahead.</summary>
    public const string ClockOffset = "CODEMATION_CHAOS_CLOCK_OFFSET";

    /// <summary>The variable that names workflows that a process has only if it is asked for, with commas between.</summary>
    public const string Also = "CODEMATION_CHAOS_ALSO";

    public static async Task<int> RunAsync(string ledgerSocket, string[] command)
    {
        using var ledger = RemoteLedger.Connect(ledgerSocket);
        var asked = Environment.GetEnvironmentVariable(Also)?.Split(',') ?? [];
        return await CodemationHost.RunAsync(command, new ChosenModule(asked, Build.Number), new App(ledger));
    }

    private static TimeSpan? SecondsOf(string variable)
        => Environment.GetEnvironmentVariable(variable) is { } seconds ? TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)) : null;

    private sealed class App(ILedger ledger) : CodemationApp
    {
        protected override void Configure(CodemationBuilder app)
        {
            app.Services.AddSingleton(ledger);

            // However busy the machine is, no instant counts as missed.
            app.MissedFirings = MissedFirings.FireAll;
            if (SecondsOf(CheckIn) is { } interval)
            {
                app.Cluster = new ClusterOptions(interval, interval);
            }

            if (SecondsOf(ClockOffset) is { } ahead)
            {
                app.Services.AddSingleton<TimeProvider>(new OffsetTime(ahead));
            }
        }
    }
}
