using Codemation.Runtime.Events.Redis;
using StackExchange.Redis;

namespace Codemation.Hosting.Commands.Doctor;

/// <summary>Whether Redis answers.</summary>
internal static class RedisCheck
{
    private const string Name = "Redis";

    public static async Task<Check> RunAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            var began = TimeProvider.System.GetTimestamp();
            var link = await RedisLink.OpenAsync(RedisAddress.Parse(address, RedisLink.Patience), static _ => { }, TimeProvider.System, cancellationToken);
            link.Abandon();
            return Check.Ok(Name, $"connected in {TimeProvider.System.GetElapsedTime(began).TotalMilliseconds:0} ms");
        }
        catch (Exception error) when (error is RedisException or TimeoutException or FormatException)
        {
            return Check.Failed(Name, error.Message, "Start Redis, or correct or unset REDIS_URL. Runs go on without it; only live views are late.");
        }
    }
}
