using Codemation.Runtime.Engine.Calls;
using Codemation.Runtime.Engine.Steps;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Telemetry;
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
    private List<RunWait>? waits;
    private List<ItemCheckpoint>? kept;

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

    /// <summary>Whether some of its items wait. It goes on when that is over.</summary>
    public bool IsSuspended { get; private set; }

    /// <summary>What the step left to go on with, in the same execution; null at first.</summary>
    public object? Progress { get; set; }

    /// <summary>The waits that began in it.</summary>
    public IReadOnlyList<RunWait> Waits => waits ?? [];

    /// <summary>What it gave so far and has not been recorded, when it is suspended.</summary>
    public IReadOnlyList<ItemCheckpoint> Kept => kept ?? [];

    /// <summary>The span below which all is that it does; null while nobody wants it.</summary>
    public OpenSpan? Span { get; private set; }

    public ILogger Logger => logger ??= new StepLogger(run.Host.Loggers.Value.CreateLogger($"Codemation.Workflows.{run.Row.WorkflowId}"), run.Row.Id, step.Id);

    public static string IdOf(RunExecution run, BoundStep step) => $"{run.Row.Id}/{step.Id}";

    /// <summary>The span, for something that refers to it. Called from several lanes.</summary>
    public OpenSpan DemandSpan()
    {
        lock (making)
        {
            return Span ??= run.Telemetry.DemandActivation(step, startedAt, attempt);
        }
    }

    /// <summary>Has an item wait. Called from several lanes.</summary>
    public void Suspend(RunWait wait)
    {
        lock (making)
        {
            (waits ??= []).Add(wait);
            IsSuspended = true;
        }
    }

    /// <summary>Says that an item goes on waiting for what it has waited for.</summary>
    public void StillWaits() => IsSuspended = true;

    public void Keep(ItemCheckpoint result) => (kept ??= []).Add(result);

    public async Task<StepActivation> RunAsync()
    {
        Span = run.Telemetry.BeginActivation(step, run.Host.Time.GetUtcNow(), attempt);
        try
        {
            await ExecuteAsync();
            if (IsSuspended)
            {
                Span?.End(SpanStatus.Interrupted, run.Host.Time.GetUtcNow());
            }
        }
        catch (Exception error) when (run.CancellationToken.IsCancellationRequested && error is not RunLimitException)
        {
            Span?.End(SpanStatus.Interrupted, run.Host.Time.GetUtcNow());

            // Whatever callbacks make of a cancellation, it is not the items' fault.
            throw new OperationCanceledException($"Step \"{step.Id}\" was interrupted.", error, run.CancellationToken);
        }
        catch (Exception error) when (error is not (RunFencedException or StoreUnavailableException or SubWorkflowBrokeOffException))
        {
            IsSuspended = false;
            run.FailBatch(step, error);
        }

        return this;
    }

    public ActivationRecord Started() => Open(ActivationStatus.Started);

    public ActivationRecord Suspended() => Open(ActivationStatus.Suspended);

    private ActivationRecord Open(ActivationStatus status) => new()
    {
        Step = step.Id,
        Status = status,
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
