using Codemation.Hosting.Configuration;
using Codemation.Hosting.Http;
using Codemation.Hosting.Telemetry;
using Codemation.Runtime.Json;
using Codemation.Runtime.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Codemation.Hosting.Commands.Serve;

/// <summary>A web server from its start to its end.</summary>
internal static class WebProcess
{
    public static async Task<int> RunAsync(CommandContext context, Dictionary<string, string> given, Role role, bool json, CancellationToken cancellationToken)
    {
        var settings = context.Read(given);
        settings.Profile ??= role.Profile;
        using var export = OtlpExport.Start();
        var executes = false;
        await using var server = WebServer.Create(
            settings.Web,
            app =>
            {
                context.Configure(app, settings, given);
                app.ExecutesRuns = executes = role.Executes || !context.IsShared(app);
            },
            context.LogTo);
        await StartAsync(server, cancellationToken);
        Announce(context, server, executes, json);
        await server.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Completed;
    }

    private static async Task StartAsync(WebApplication server, CancellationToken cancellationToken)
    {
        try
        {
            // What it can't do without is asked for before anybody is told that it is there.
            await server.Services.GetRequiredService<WorkflowHost>().OpenAsync(cancellationToken);
            await server.StartAsync(cancellationToken);
        }
        catch (IOException taken)
        {
            throw new UsageException($"{taken.Message} Stop what listens there, or listen elsewhere: --urls http://localhost:PORT.");
        }
    }

    private static void Announce(CommandContext context, WebApplication server, bool executes, bool json)
    {
        if (json)
        {
            using (var writer = JsonText.Writer(context.Terminal.Output))
            {
                writer.WriteStartObject();
                writer.WriteStartArray("addresses"u8);
                foreach (var address in server.Urls)
                {
                    writer.WriteStringValue(address);
                }

                writer.WriteEndArray();
                writer.WriteNumber("processId"u8, Environment.ProcessId);
                writer.WriteEndObject();
            }

            context.Terminal.Text.WriteLine();
            return;
        }

        var host = server.Services.GetRequiredService<WorkflowHost>();
        foreach (var address in server.Urls)
        {
            context.Terminal.Error.WriteLine($"Listening on {address}");
        }

        context.Terminal.Error.WriteLine($"{host.Catalog.All.Count} workflow{(host.Catalog.All.Count == 1 ? "" : "s")}; runs are kept in {host.StoreName}{(executes ? " and executed here" : ", executed by workers")}. Stop with Ctrl+C.");
    }
}
