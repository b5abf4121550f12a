using System.Buffers;
using Codemation.Hosting.Outcomes;
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

        await WriteAsync(outcome);

        if (outcome.Error is { } error)
        {
            await FailureText.WriteAsync(terminal.Error, entry, outcome.RunId, error);
        }

        return outcome.Status == RunStatus.Completed ? ExitCode.Completed : ExitCode.RunFailed;
    }

    // To its end, even when the person has lost patience: half a document is worse than none.
    private async Task WriteAsync(RunOutcome outcome)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new OutcomeWriter(buffer, _ => Flush(buffer), entry.Id, outcome);
        if (json)
        {
            await writer.WriteWholeAsync(CancellationToken.None);
            terminal.Output.Write("\n"u8);
        }
        else
        {
            await writer.WriteValuesAsync(terminal.OutputIsPerson, CancellationToken.None);
        }

        terminal.Output.Flush();
    }

    // At once: nothing else is to be done meanwhile, and a command that never waits starts faster.
    private ValueTask Flush(ArrayBufferWriter<byte> buffer)
    {
        terminal.Output.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
        return default;
    }
}
