using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Engine.Execution;

/// <content>What the author wants done when a run fails.</content>
internal sealed partial class RunExecution
{
    private async ValueTask TellFailedAsync(RunError error)
    {
        await using var scope = host.Scopes.CreateAsyncScope();
        try
        {
            await Plan.Workflow.TellFailedAsync(new WorkflowFailure
            {
                RunId = Row.Id,
                WorkflowId = Row.WorkflowId,
                StepId = error.Step,
                ItemIndex = error.Item,
                Item = error.Input,
                FailedItems = error.FailedItems,
                ErrorType = error.Type,
                Message = error.Message,
                IdempotencyKey = ItemContext.KeyOf($"{Row.Id}/failed", 0),
                Services = scope.ServiceProvider,
                CancellationToken = Interruption,
            });
        }
        catch (Exception thrown) when (!Interruption.IsCancellationRequested)
        {
            host.Loggers.Value.CreateLogger($"Codemation.Workflows.{Row.WorkflowId}").OnFailedFailed(Row.Id, thrown);
        }
    }
}
