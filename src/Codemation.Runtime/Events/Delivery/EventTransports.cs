using Codemation.Runtime.Events.Redis;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Runtime.Events.Delivery;

/// <summary>How events travel in the host that is being put together.</summary>
internal static class EventTransports
{
    /// <summary>Makes the transport that the host was configured with.</summary>
    /// <exception cref="InvalidOperationException">Events would cross processes, and runs do not.</exception>
    public static IRunEventTransport Create(CodemationBuilder app, IServiceProvider services)
    {
        var events = services.GetRequiredService<RunEvents>();
        if (string.IsNullOrWhiteSpace(app.Redis))
        {
            return new LocalEvents(events);
        }

        if (app.InMemory || DatabaseLocation.Parse(app.Database, Environment.CurrentDirectory) is not PostgresLocation)
        {
            throw new InvalidOperationException(
                "Redis brings events to other processes, which needs a database that they share: set the database to postgresql://…, or leave Redis out.");
        }

        return new RedisEvents(
            events,
            app.Redis,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILoggerFactory>().CreateLogger("Codemation.Events"));
    }
}
