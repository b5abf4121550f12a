using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Execution;

/// <content>How a run is cancelled while it is executed.</content>
internal sealed partial class RunExecution : IDisposable
{
    private readonly CancellationTokenSource ending;
    private readonly CancellationToken cancellation;
    private volatile bool cancelling;

    /// <summary>Whether the run ends because somebody asked for it, or who called it does.</summary>
    private bool IsCancelled
        => CancellationToken.IsCancellationRequested && Error is null
            && (cancelling || (cancellation.IsCancellationRequested && !Interruption.IsCancellationRequested));

    /// <summary>Ends the run as cancelled, once its steps have heard of it. Called from any thread; a run that has ended stays as it is.</summary>
    public void Cancel()
    {
        cancelling = true;
        try
        {
            ending.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The execution ended meanwhile, and with it what there was to cancel.
        }
    }

    public void Dispose() => ending.Dispose();

    /// <summary>Takes note of what the store knows of the run.</summary>
    private void Heed(RunCommitted committed)
    {
        if (committed.CancelRequested && !cancelling)
        {
            Cancel();
        }
    }
}
