using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Engine.Steps;
using Codemation.Runtime.Events;
using Codemation.Runtime.Storage;
using Codemation.Runtime.Telemetry;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>
/// Walks one run through its plan. Steps become ready when all their inputs have delivered; steps without effects run where they stand, in
/// plan order, steps with effects overlap. One logical thread drives it; only the reports of failed items are called from others.
/// </summary>
internal sealed partial class RunExecution
{
    private readonly ExecutionHost host;
    private readonly Batch?[] slots;
    private readonly int[] waiting;
    private readonly StepState[] states;
    private readonly List<Task<StepActivation>> inFlight = [];
    private readonly bool keepsPureSteps;
    private readonly bool keepsOutputs;
    private int firstOpen;
    private int activations;

    public RunExecution(BoundPlan plan, RunRow row, ExecutionHost host, CancellationToken interruption, CancellationToken cancellation = default)
    {
        Plan = plan;
        Row = row;
        this.host = host;
        keepsPureSteps = plan.Settings.Persist == Persist.Full;
        keepsOutputs = host.Store.IsDurable || plan.MaySuspend;
        Interruption = interruption;
        this.cancellation = cancellation;
        ending = CancellationTokenSource.CreateLinkedTokenSource(interruption, cancellation);
        CancellationToken = ending.Token;
        slots = new Batch?[plan.SlotCount];
        waiting = plan.Waiting.AsSpan().ToArray();
        states = new StepState[plan.Steps.Length];
        Events = new RunEventLog(this, host.Events, untilStored: host.Store.IsDurable);
        Telemetry = new RunTelemetry(row, host.Telemetry);
    }

    public BoundPlan Plan { get; }

    public RunRow Row { get; }

    public ExecutionHost Host => host;

    /// <summary>Cancelled when the execution is interrupted: the run goes on later.</summary>
    public CancellationToken Interruption { get; }

    /// <summary>Cancelled when the execution is interrupted and when the run is cancelled.</summary>
    public CancellationToken CancellationToken { get; }

    public RunEventLog Events { get; }

    public RunTelemetry Telemetry { get; }

    /// <summary>Runs everything that can run now, and writes how the run ended or what it waits for.</summary>
    /// <exception cref="OperationCanceledException">The execution was interrupted; the run can be resumed.</exception>
    /// <exception cref="RunFencedException">Another execution took the run over.</exception>
    public async ValueTask<RunOutcome> ExecuteAsync(Batch input)
    {
        Telemetry.Begin(host.Time.GetUtcNow());
        try
        {
            return await WalkAsync(input);
        }
        finally
        {
            Telemetry.Close(host.Time.GetUtcNow());
        }
    }

    private async ValueTask<RunOutcome> WalkAsync(Batch input)
    {
        Begin(input);
        if (Row.Epoch > 1)
        {
            Events.Resumed(host.Time.GetUtcNow());
        }

        try
        {
            if (Plan.MaySuspend)
            {
                await host.StoreClock.CompareAsync(CancellationToken);
            }

            await RunReadyAsync();
            while (inFlight.Count > 0 || (moveTo is null && await SitOutAsync()))
            {
                if (inFlight.Count > 0)
                {
                    if (Events.HasUntold)
                    {
                        // This may take long, and somebody is looking.
                        await FlushAsync();
                    }

                    await NextAsync();
                }

                await RunReadyAsync();
            }

            if (moveTo is not null && Error is null)
            {
                return await MoveAsync(moveTo);
            }

            if (parked.Count > 0 && Error is null)
            {
                return await SuspendAsync();
            }
        }
        catch (RunLimitException limit)
        {
            await AbandonAsync();
            Error ??= new RunError { Type = typeof(RunLimitException).FullName!, Message = limit.Message };
        }
        catch (OperationCanceledException) when (CancellationToken.IsCancellationRequested)
        {
            await AbandonAsync();
            if (!IsCancelled)
            {
                throw;
            }
        }
        catch
        {
            // The store can't be written, so what finishes now can't be kept.
            await ((Task)Task.WhenAll(inFlight)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            throw;
        }

        if (Error is not null)
        {
            await FlushAsync();
            await TellFailedAsync(Error);
        }

        return await EndAsync();
    }

    private async ValueTask RunReadyAsync()
    {
        for (var index = firstOpen; index < states.Length && Error is null; index++)
        {
            if (states[index] != StepState.Waiting || waiting[index] > 0)
            {
                continue;
            }

            CancellationToken.ThrowIfCancellationRequested();
            var step = Plan.Steps[index];
            if (!IsServedHere(step))
            {
                moveTo ??= QueueOf(step);
            }
            else if (step is SyncStep sync)
            {
                Run(sync);
                if (journal.IsLarge)
                {
                    await FlushAsync();
                }
            }
            else if (inFlight.Count < host.Limits.ConcurrentSteps)
            {
                await StartAsync((AsyncStep)step);
            }
            else
            {
                Events.Queued(step, host.Time.GetUtcNow());
            }
        }
    }

    private void Run(SyncStep step)
    {
        var startedAt = Begin(step, attempt: 1);
        try
        {
            step.Execute(this);
        }
        catch (Exception error)
        {
            FailBatch(step, error);
        }

        Complete(step, startedAt, attempt: 1, span: null);
    }

    private async ValueTask StartAsync(AsyncStep step)
    {
        var activation = Resumed(step) ?? Opened(step);
        if (step.HasEffects && host.Store.IsDurable && !suspended.Contains(step.Id))
        {
            journal.Add(activation.Started());
            foreach (var result in takenOver?[step.Id] ?? [])
            {
                journal.Add(result);
            }

            await FlushAsync();
            if (Error is not null)
            {
                return;
            }
        }

        var running = activation.RunAsync();
        if (running.IsCompletedSuccessfully)
        {
            await CompleteAsync(await running);
        }
        else
        {
            inFlight.Add(running);
        }
    }

    private async ValueTask CompleteAsync(StepActivation activation)
    {
        if (activation.IsSuspended)
        {
            Park(activation);
            return;
        }

        SettleWaits(activation.Step);
        Complete(activation.Step, activation.StartedAt, activation.Attempt, activation.Span);
        if (activation.Step.HasEffects && host.Store.IsDurable)
        {
            await FlushAsync();
        }
    }

    private DateTimeOffset Begin(BoundStep step, int attempt)
    {
        states[step.Index] = StepState.Running;
        if (++activations > host.Limits.Activations)
        {
            throw new RunLimitException($"The run reached its limit of {host.Limits.Activations:N0} step activations at step \"{step.Id}\".");
        }

        var now = host.Time.GetUtcNow();
        Events.Started(step, now, attempt);
        return now;
    }

    /// <summary>Takes over what a step left in its slots, and makes the steps after it ready.</summary>
    private void Complete(BoundStep step, DateTimeOffset startedAt, int attempt, OpenSpan? span)
    {
        var error = ErrorOf(step);
        var finishedAt = host.Time.GetUtcNow();
        if (IsKept(step, error))
        {
            journal.Add(Record(step, startedAt, finishedAt, attempt, error));
        }

        Events.Finished(step, startedAt, finishedAt, attempt, error);
        Telemetry.EndActivation(span, step, startedAt, finishedAt, attempt, error, ItemsIn(step));
        if (error is not null && !IsCaught(step))
        {
            Error ??= error;
        }

        Finish(step);
    }

    private void Finish(BoundStep step)
    {
        states[step.Index] = StepState.Finished;
        foreach (var consumer in Plan.Consumers[step.Index])
        {
            waiting[consumer]--;
        }

        while (firstOpen < states.Length && states[firstOpen] == StepState.Finished)
        {
            journal.Release(Plan.ReleaseAfter[firstOpen++], slots, keep: keepsOutputs);
        }
    }

    /// <summary>Takes the run's input.</summary>
    public void Begin(Batch input)
    {
        slots[BoundPlan.TriggerSlot] = input;
        foreach (var consumer in Plan.TriggerConsumers)
        {
            waiting[consumer]--;
        }
    }

    /// <summary>Waits for what is in flight, so that nothing runs on behind the caller's back, and keeps what finished.</summary>
    private async ValueTask AbandonAsync()
    {
        foreach (var running in inFlight)
        {
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (!running.IsCompletedSuccessfully)
            {
                continue;
            }

            var activation = await running;
            if (activation.IsSuspended)
            {
                Park(activation);
            }
            else
            {
                SettleWaits(activation.Step);
                Complete(activation.Step, activation.StartedAt, activation.Attempt, activation.Span);
            }
        }

        inFlight.Clear();
        await FlushAsync();
    }
}
