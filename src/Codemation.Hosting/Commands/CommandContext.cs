using System.CommandLine;
using Codemation.Hosting.Configuration;
using Codemation.Hosting.Logging;
using Codemation.Hosting.Terminals;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Codemation.Hosting.Commands;

/// <summary>What commands work with.</summary>
internal sealed class CommandContext(WorkflowModule module, CodemationApp? app, Terminal terminal)
{
    public Terminal Terminal => terminal;

    /// <summary>Where runs are kept; for every command that looks at runs.</summary>
    public Option<string?> Database { get; } = new("--database")
    {
        Description = "Where runs are kept, such as sqlite:///runs.db or postgresql://user:password@host/database (default: $DATABASE_URL, or sqlite:///.codemation/codemation.db)",
        HelpName = "URL",
        Recursive = true,
    };

    /// <summary>Any setting, in front of all other sources.</summary>
    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "A setting, such as --set Concurrency=32; docs/configuration.md lists them",
        HelpName = "KEY=VALUE",
        Recursive = true,
    };

    /// <summary>The application. Nothing is opened until a command needs it.</summary>
    public WorkflowHost CreateHost(ParseResult arguments, bool inMemory = false, Action<CodemationBuilder>? configured = null)
    {
        var given = GivenSettings.Of(arguments, this);
        var settings = Read(given);
        return WorkflowHost.Create(builder =>
        {
            Configure(builder, settings, given);
            builder.InMemory |= inMemory;
            builder.Services.AddLogging(LogTo);
            configured?.Invoke(builder);
        });
    }

    /// <summary>All settings.</summary>
    /// <param name="given">What the command line says.</param>
    public HostSettings Read(Dictionary<string, string> given) => SettingsSources.Read(terminal, given);

    /// <summary>Puts a host together: what is configured, what the application's own code says, and in front of both the command line.</summary>
    public void Configure(CodemationBuilder builder, HostSettings settings, Dictionary<string, string> given)
    {
        builder.AddModule(module);
        builder.AddS3Storage();
        settings.Configure(builder);
        app?.Configure(builder);
        if (given.Count > 0)
        {
            SettingsSources.Read(given).Configure(builder);
        }

        if (settings.Redis is not null && !IsShared(builder))
        {
            throw new UsageException("REDIS_URL is set, but runs are kept in SQLite: events between processes need PostgreSQL. Unset REDIS_URL.");
        }
    }

    public void LogTo(ILoggingBuilder logging) => logging
        .AddProvider(new ErrorStreamLogger(terminal.Error))
        .SetMinimumLevel(LogLevel.Warning)
        .AddFilter("Codemation.Workflows", LogLevel.Information);

    /// <summary>Whether several processes can use the database.</summary>
    public bool IsShared(CodemationBuilder builder)
        => !builder.InMemory && DatabaseLocation.Parse(builder.Database, terminal.Folder) is PostgresLocation;

    public static WorkflowEntry FindWorkflow(WorkflowHost host, string id)
    {
        if (host.Catalog.Find(id) is { } entry)
        {
            return entry;
        }

        var ids = host.Catalog.All.Select(static known => known.Id).ToArray();
        var known = ids.Length == 0 ? "this application has no workflows" : $"the workflows are {string.Join(", ", ids)}";
        throw new UsageException($"There is no workflow \"{id}\"{Nearest.Suggest(id, ids)}; {known}.");
    }
}
