using Codemation.Runtime.Events.Feed;

namespace Codemation.Runtime.Tests.Events.Feed;

/// <summary>Reads news with patience, but not for ever.</summary>
internal sealed class Reading(RunFollower follower) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource impatient = new(Patience, TimeProvider.System);
    private readonly List<RunNews> read = [];
    private IAsyncEnumerator<RunNews>? news;

    public IReadOnlyList<RunNews> Read => read;

    public async Task<RunNews> NextAsync()
    {
        news ??= follower.ReadAllAsync(impatient.Token).GetAsyncEnumerator(impatient.Token);
        Assert.True(await news.MoveNextAsync(), "There are no more news.");
        read.Add(news.Current);
        return news.Current;
    }

    public async Task<RunNews> UntilAsync(Func<RunNews, bool> wanted)
    {
        while (true)
        {
            if (await NextAsync() is var next && wanted(next))
            {
                return next;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (news is not null)
        {
            await news.DisposeAsync();
        }

        follower.Dispose();
        impatient.Dispose();
    }
}
