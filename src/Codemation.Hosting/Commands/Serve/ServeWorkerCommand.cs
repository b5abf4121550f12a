using System.CommandLine;
using System.Globalization;
using Codemation.Hosting.Configuration;
using Codemation.Hosting.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Codemation.Hosting.Commands.Serve;

/// <summary><c>serve worker</c></summary>
internal static class ServeWorkerCommand
{
    public static Command Create(CommandContext context)
    {
        var concurrency = WebOptions.NewConcurrency();
        var queue = new Option<string[]>("--queue") { Description = "Execute runs of this queue; repeat it for several (default: default)", HelpName = "NAME" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document with the process id, once it works" };
        var command = new ServerCommand("worker", "Executes runs. Any number of workers share a PostgreSQL database.") { queue, concurrency, json };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var given = GivenSettings.Of(arguments, context);
            GivenSettings.Add(given, "Concurrency", arguments.GetValue(concurrency)?.ToString(CultureInfo.InvariantCulture));
            GivenSettings.Add(given, "Queues", arguments.GetValue(queue) is { Length: > 0 } names ? string.Join(',', names) : null);
            await RunAsync(context, given, arguments.GetValue(json), cancellationToken);
            return ExitCode.Completed;
        });
        return command.WithExamples("serve worker", "serve worker --queue default --queue gpu --concurrency 64");
    }

    private static async Task RunAsync(CommandContext context, Dictionary<string, string> given, bool json, CancellationToken cancellationToken)
    {
        var settings = context.Read(given);
        settings.Profile ??= Profile.Production;
        using var export = OtlpExport.Start();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        context.LogTo(builder.Logging);
        builder.Services.AddCodemation(app =>
        {
            context.Configure(app, settings, given);
            if (!context.IsShared(app))
            {
                throw new UsageException(
                    "Runs are kept in SQLite, which one process has for itself: \"serve web\" serves and executes there. For workers set DATABASE_URL to a PostgreSQL database.");
            }

            // Interrupted runs need a moment to be written.
            builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = app.GracePeriod + TimeSpan.FromSeconds(10));
        });
        using var worker = builder.Build();
        await worker.StartAsync(cancellationToken);
        var host = worker.Services.GetRequiredService<WorkflowHost>();
        if (json)
        {
            await context.Terminal.Text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{{\"processId\":{Environment.ProcessId}}}"));
        }
        else
        {
            await context.Terminal.Error.WriteLineAsync($"Executing runs of {host.StoreName}. Stop with Ctrl+C.");
        }

        await worker.WaitForShutdownAsync(cancellationToken);
    }
}
