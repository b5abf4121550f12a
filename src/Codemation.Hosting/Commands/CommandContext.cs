using System.CommandLine;
using Codemation.Hosting.Logging;
using Codemation.Hosting.Terminals;
using Codemation.Runtime.Catalog;
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

    /// <summary>The application. Nothing is opened until a command needs it.</summary>
    public WorkflowHost CreateHost(ParseResult arguments, bool inMemory = false)
    {
        if (terminal.Variable("REDIS_URL") is not null)
        {
            throw new UsageException("REDIS_URL is set, but runs are kept in SQLite: events between processes need PostgreSQL. Unset REDIS_URL.");
        }

        return WorkflowHost.Create(builder =>
        {
            builder.AddModule(module);
            builder.Database = terminal.Variable("DATABASE_URL");
            app?.Configure(builder);
            builder.Database = arguments.GetValue(Database) ?? builder.Database;
            builder.InMemory |= inMemory;
            builder.Services.AddLogging(logging => logging
                .AddProvider(new ErrorStreamLogger(terminal.Error))
                .SetMinimumLevel(LogLevel.Warning)
                .AddFilter("Codemation.Workflows", LogLevel.Information));
        });
    }

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
