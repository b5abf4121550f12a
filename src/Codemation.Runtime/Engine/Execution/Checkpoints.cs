using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>
/// Records items as they finish, without making the others wait: one write at a time, the next one holds whatever finished meanwhile.
/// So what a crash repeats is what finished during one write.
/// </summary>
internal sealed class Checkpoints(RunExecution run, string step)
{
    private readonly Lock adding = new();
    private List<ItemCheckpoint> pending = [];
    private Task writing = Task.CompletedTask;

    public void Add(int item, byte[] result)
    {
        lock (adding)
        {
            pending.Add(new ItemCheckpoint(step, item, result));
            if (writing.IsCompletedSuccessfully)
            {
                writing = Task.Run(WriteAsync);
            }
        }
    }

    /// <summary>Waits until everything is written.</summary>
    public async ValueTask DrainAsync()
    {
        Task last;
        lock (adding)
        {
            last = writing;
        }

        await last;
    }

    private async Task WriteAsync()
    {
        while (true)
        {
            List<ItemCheckpoint> batch;
            lock (adding)
            {
                if (pending.Count == 0)
                {
                    // Set under the lock, so that the next item starts a new write.
                    writing = Task.CompletedTask;
                    return;
                }

                (batch, pending) = (pending, []);
            }

            await run.CheckpointAsync(batch);
        }
    }
}
