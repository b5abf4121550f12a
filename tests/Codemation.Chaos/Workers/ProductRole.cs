using System.Reflection;
using Codemation.Chaos.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Chaos.Workers;

/// <summary>The product's own command line around the workflows here: what an operator starts.</summary>
internal static class ProductRole
{
    public const string Name = "product";

    public static async Task<int> RunAsync(string ledgerSocket, string[] command)
    {
        using var ledger = RemoteLedger.Connect(ledgerSocket);
        var module = typeof(ChaosWorkflow).Assembly.GetCustomAttribute<WorkflowModuleAttribute>()!.Module;
        return await CodemationHost.RunAsync(command, (WorkflowModule)Activator.CreateInstance(module)!, new App(ledger));
    }

    private sealed class App(ILedger ledger) : CodemationApp
    {
        protected override void Configure(CodemationBuilder app) => app.Services.AddSingleton(ledger);
    }
}
