using System.CommandLine;
using Codemation.Hosting.Configuration;

namespace Codemation.Hosting.Commands.Serve;

/// <summary><c>serve web</c></summary>
internal static class ServeWebCommand
{
    public static Command Create(CommandContext context)
    {
        var options = new WebOptions();
        var command = new ServerCommand("web", "Serves the HTTP API. Executes runs only where they are kept in SQLite, which one process has for itself.");
        options.AddTo(command);
        command.SetAction((arguments, cancellationToken) => WebProcess.RunAsync(
            context, options.Given(arguments, context), new Role(Executes: false, Profile.Production), arguments.GetValue(options.Json), cancellationToken));
        return command.WithExamples("serve web", "serve web --urls http://0.0.0.0:8080");
    }
}
