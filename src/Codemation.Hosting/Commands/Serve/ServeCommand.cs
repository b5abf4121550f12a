using System.CommandLine;

namespace Codemation.Hosting.Commands.Serve;

/// <summary><c>serve</c>: the processes of a production system.</summary>
internal static class ServeCommand
{
    public static Command Create(CommandContext context) => new("serve", "Serves until it is asked to stop.")
    {
        ServeWebCommand.Create(context),
        ServeWorkerCommand.Create(context),
    };
}
