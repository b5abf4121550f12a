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
    private ILogger? logger;

    public RunExecution Run => run;

    public BoundStep Step => step;

    public DateTimeOffset StartedAt => startedAt;

    /// <summary>From 1; one more for each earlier attempt that a crash interrupted.</summary>
    public int Attempt => attempt;

    public string Id => $"{run.Row.Id}/{step.Id}";

    public int ItemCount { get; } = run.ItemsIn(step);

    public IServiceProvider Services
    {
        get
        {
            lock (making)
            {
                return (scope ??= run.Host.Scopes.CreateAsyncScope()).ServiceProvider;
            }
        }
    }

    public ILogger Logger => logger ??= new StepLogger(run.Host.Loggers.CreateLogger($"Codemation.Workflows.{run.Row.WorkflowId}"), run.Row.Id, step.Id);

    public async Task<StepActivation> RunAsync()
    {
        try
        {
            await ((AsyncStep)step).ExecuteAsync(run, this);
        }
        catch (Exception error) when (error is not OperationCanceledException || !run.CancellationToken.IsCancellationRequested)
        {
            run.FailBatch(step, error);
        }
        finally
        {
            await DisposeScopeAsync();
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

    public ValueTask DisposeScopeAsync() => scope?.DisposeAsync() ?? default;
}
