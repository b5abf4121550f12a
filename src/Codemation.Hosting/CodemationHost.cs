using Codemation.Hosting.Commands;
using Codemation.Hosting.Terminals;

namespace Codemation;

/// <summary>The command line around the workflows of an application. The <c>Main</c> that the compiler writes calls it.</summary>
public static class CodemationHost
{
    /// <summary>Carries out what the arguments say.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="module">The application's workflows, written by the compiler.</param>
    /// <param name="app">The application's own set-up, if it has any.</param>
    /// <returns>
    /// The exit code: 0 completed, 1 the run failed, 2 bad usage or input, 3 the store is not reachable, 130 interrupted.
    /// </returns>
    public static async Task<int> RunAsync(string[] args, WorkflowModule module, CodemationApp? app)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(module);
        using var terminal = Terminal.OfProcess();
        return await CommandLine.RunAsync(args, module, app, terminal);
    }
}
