using Codemation.Chaos.Checks;
using Codemation.Chaos.Workers;
using Codemation.Chaos.Workflows;

namespace Codemation.Chaos.Histories;

/// <summary>Keeps workers busy: asks for one run after the other and writes down what it was told.</summary>
internal sealed class Client(History history, Random random, TimeProvider time)
{
    private readonly Lock choosing = new();

    /// <summary>Asks a worker for runs, several at once, until it is gone or enough were asked for.</summary>
    public Task LoadAsync(WorkerProcess worker, int operations, int atOnce, CancellationToken stopping)
    {
        var left = operations;
        return Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0 && !stopping.IsCancellationRequested && !worker.IsLost)
            {
                if (await StartAsync(worker) == Outcome.Unknown)
                {
                    // A database that is away will not be back at once.
                    await Task.Delay(TimeSpan.FromMilliseconds(50), time);
                }
            }
        }));
    }

    /// <summary>Asks for a run of every workflow, with two items each.</summary>
    public Task OneOfEachAsync(WorkerProcess worker) => Task.WhenAll(ChaosWorkflow.Ids.Select(workflow =>
    {
        var op = history.Next();
        return AskAsync(new Asked(op, workflow, 2), () => worker.StartRunAsync(op, workflow, 2));
    }));

    /// <summary>Asks for a run that does harm.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> PoisonAsync(WorkerProcess worker, string kind)
    {
        var op = history.Next();
        var answer = await AskAsync(new Asked(op, Poisoning.Workflow, 1, kind), () => worker.PoisonAsync(op, kind));
        return answer.Outcome == Outcome.Ok ? answer.Text : throw new InvalidOperationException($"The run was not started: {answer}");
    }

    private async Task<Outcome> StartAsync(WorkerProcess worker)
    {
        string workflow;
        int count;
        bool sweeps;
        lock (choosing)
        {
            sweeps = random.Next(20) == 0;
            workflow = ChaosWorkflow.Ids[random.Next(ChaosWorkflow.Ids.Count)];
            count = random.Next(1, 6);
        }

        var op = history.Next();
        return sweeps
            ? (await worker.SweepAsync(op)).Outcome
            : (await AskAsync(new Asked(op, workflow, count), () => worker.StartRunAsync(op, workflow, count))).Outcome;
    }

    private async Task<Answer> AskAsync(Asked asked, Func<Task<Answer>> ask)
    {
        var invoked = time.GetUtcNow();
        var answer = await ask();
        history.Add(new Operation
        {
            Op = asked.Op,
            Workflow = asked.Workflow,
            Count = asked.Count,
            Poison = asked.Poison,
            Invoked = invoked,
            Answered = time.GetUtcNow(),
            Outcome = answer.Outcome,
            Text = answer.Text,
        });
        return answer;
    }

    private sealed record Asked(int Op, string Workflow, int Count, string? Poison = null);
}
