using System.CommandLine;
using Codemation.Hosting.Configuration;

namespace Codemation.Hosting.Commands.Serve;

/// <summary><c>dev</c>: everything in one process.</summary>
internal static class DevCommand
{
    public static Command Create(CommandContext context)
    {
        var options = new WebOptions();
        var command = new ServerCommand("dev", "Serves the HTTP API and executes runs, in one process. The default when no command is given.");
        options.AddTo(command);
        command.SetAction((arguments, cancellationToken) => WebProcess.RunAsync(
            context, options.Given(arguments, context), new Role(Executes: true, Profile.Development), arguments.GetValue(options.Json), cancellationToken));
        return command.WithExamples("dev", "dev --urls http://127.0.0.1:8080");
    }
}
