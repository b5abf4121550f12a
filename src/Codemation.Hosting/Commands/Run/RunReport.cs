using Codemation.Hosting.Terminals;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine.Execution;

namespace Codemation.Hosting.Commands.Run;

/// <summary>Follows an execution and tells how it ended.</summary>
internal sealed class RunReport(Terminal terminal, WorkflowEntry entry, bool json, bool isKept)
{
    /// <summary>Executes, and reports.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> FollowAsync(WorkflowHost host, string runId, Func<ValueTask<RunOutcome>> execute)
    {
        RunOutcome outcome;
        try
        {
            outcome = terminal.ErrorIsPerson && !json ? await LiveProgress.ShowAsync(terminal, host, runId, execute) : await execute();
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync(isKept
                ? $"Run {runId} was interrupted. Finish it with: runs resume {runId}"
                : $"Run {runId} was interrupted and is gone: it was kept in memory only.");
            return ExitCode.Interrupted;
        }

        var outputs = new OutputDocument(terminal, entry, outcome);
        if (json)
        {
            outputs.WriteWhole();
        }
        else
        {
            outputs.WriteValues();
        }

        if (outcome.Error is { } error)
        {
            await FailureText.WriteAsync(terminal.Error, entry, outcome.RunId, error);
        }

        return outcome.Status == RunStatus.Completed ? ExitCode.Completed : ExitCode.RunFailed;
    }
}
