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
            while (Interlocked.Decrement(ref left) >= 0 && !stopping.IsCancellationRequested && await StartAsync(worker) != Outcome.Unknown)
            {
            }
        }));
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
        if (sweeps)
        {
            return (await worker.SweepAsync(op)).Outcome;
        }

        var invoked = time.GetUtcNow();
        var answer = await worker.StartRunAsync(op, workflow, count);
        history.Add(new Operation
        {
            Op = op,
            Workflow = workflow,
            Count = count,
            Invoked = invoked,
            Answered = time.GetUtcNow(),
            Outcome = answer.Outcome,
            Text = answer.Text,
        });
        return answer.Outcome;
    }
}
