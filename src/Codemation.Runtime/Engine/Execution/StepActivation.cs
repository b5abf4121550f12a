using Codemation.Runtime.Engine.Steps;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>One activation of a step whose callback sees a context.</summary>
internal sealed class StepActivation(RunExecution run, BoundStep step, DateTimeOffset startedAt, int attempt)
{
    private readonly Lock making = new();
    private AsyncServiceScope? scope;
    private bool ended;
    private ILogger? logger;

    public RunExecution Run => run;

    public BoundStep Step => step;

    public DateTimeOffset StartedAt => startedAt;

    /// <summary>From 1; one more for each earlier attempt that a crash interrupted.</summary>
    public int Attempt => attempt;

    public string Id => IdOf(run, step);

    public int ItemCount { get; } = run.ItemsIn(step);

    public IServiceProvider Services
    {
        get
        {
            lock (making)
            {
                // A callback that timed out may come here long after.
                ObjectDisposedException.ThrowIf(ended, typeof(StepContext));
                return (scope ??= run.Host.Scopes.CreateAsyncScope()).ServiceProvider;
            }
        }
    }

    public ILogger Logger => logger ??= new StepLogger(run.Host.Loggers.Value.CreateLogger($"Codemation.Workflows.{run.Row.WorkflowId}"), run.Row.Id, step.Id);

    public static string IdOf(RunExecution run, BoundStep step) => $"{run.Row.Id}/{step.Id}";

    public async Task<StepActivation> RunAsync()
    {
        try
        {
            await ExecuteAsync();
        }
        catch (Exception error) when (run.CancellationToken.IsCancellationRequested && error is not RunLimitException)
        {
            // Whatever callbacks make of a cancellation, it is not the items' fault.
            throw new OperationCanceledException($"Step \"{step.Id}\" was interrupted.", error, run.CancellationToken);
        }
        catch (Exception error) when (error is not (RunFencedException or StoreUnavailableException))
        {
            run.FailBatch(step, error);
        }

        return this;
    }

    public ActivationRecord Started() => new()
    {
        Step = step.Id,
        Status = ActivationStatus.Started,
        Attempt = attempt,
        StartedAt = startedAt,
        ItemsIn = ItemCount,
    };

    private async ValueTask ExecuteAsync()
    {
        try
        {
            await ((AsyncStep)step).ExecuteAsync(run, this);
        }
        finally
        {
            await DisposeScopeAsync();
        }
    }

    private ValueTask DisposeScopeAsync()
    {
        lock (making)
        {
            ended = true;
            return scope?.DisposeAsync() ?? default;
        }
    }
}
