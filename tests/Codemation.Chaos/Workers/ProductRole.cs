using System.Globalization;
using System.Reflection;
using Codemation.Chaos.Workflows;
using Codemation.Runtime.Scheduling.Cluster;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Chaos.Workers;

/// <summary>The product's own command line around the workflows here: what an operator starts.</summary>
internal static class ProductRole
{
    public const string Name = "product";

    /// <summary>The variable that says how often, in seconds, a process tells that it lives, and how late it may be with that.</summary>
    public const string CheckIn = "CODEMATION_CHAOS_CHECK_IN";

    public static async Task<int> RunAsync(string ledgerSocket, string[] command)
    {
        using var ledger = RemoteLedger.Connect(ledgerSocket);
        var module = typeof(ChaosWorkflow).Assembly.GetCustomAttribute<WorkflowModuleAttribute>()!.Module;
        return await CodemationHost.RunAsync(command, (WorkflowModule)Activator.CreateInstance(module)!, new App(ledger));
    }

    private sealed class App(ILedger ledger) : CodemationApp
    {
        protected override void Configure(CodemationBuilder app)
        {
            app.Services.AddSingleton(ledger);
            if (Environment.GetEnvironmentVariable(CheckIn) is { } seconds)
            {
                var interval = TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
                app.Cluster = new ClusterOptions(interval, interval);
            }
        }
    }
}
