using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Codemation.Runtime.Events.Feed;

/// <summary>Somebody who follows runs. News wait in a bounded queue; who lets it overflow is dropped, and told so.</summary>
internal sealed class RunFollower : IDisposable
{
    private readonly RunFeed feed;
    private readonly Channel<RunNews> queue;
    private volatile bool dropped;

    public RunFollower(RunFeed feed, RunFilter filter, int capacity)
    {
        this.feed = feed;
        Filter = filter;
        queue = Channel.CreateBounded<RunNews>(new BoundedChannelOptions(capacity) { SingleReader = true });
    }

    public RunFilter Filter { get; }

    /// <summary>The news, until disposed. The last one says so when the follower was dropped.</summary>
    public async IAsyncEnumerable<RunNews> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var news in queue.Reader.ReadAllAsync(cancellationToken))
        {
            yield return news;
        }

        if (dropped)
        {
            yield return RunNews.Dropped;
        }
    }

    public void Dispose()
    {
        feed.Forget(this);
        queue.Writer.TryComplete();
    }

    /// <summary>Hands over news.</summary>
    /// <returns>Whether the follower is still there.</returns>
    internal bool Tell(RunNews news)
    {
        if (queue.Writer.TryWrite(news))
        {
            return true;
        }

        dropped = !queue.Reader.Completion.IsCompleted;
        queue.Writer.TryComplete();
        return false;
    }
}
