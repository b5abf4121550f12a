using System.CommandLine;
using Codemation.Hosting.Commands.Db;
using Codemation.Hosting.Commands.Doctor;
using Codemation.Hosting.Commands.Locks;
using Codemation.Hosting.Commands.Run;
using Codemation.Hosting.Commands.Runs;
using Codemation.Hosting.Commands.Schedules;
using Codemation.Hosting.Commands.Serve;
using Codemation.Hosting.Commands.Workflows;
using Codemation.Hosting.Terminals;
using Codemation.Runtime.Catalog;
using Codemation.Runtime.Runs;
using Codemation.Runtime.Scheduling.Schedules;
using Codemation.Runtime.Storage;

namespace Codemation.Hosting.Commands;

/// <summary>All commands, and what their failures mean to the outside.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, WorkflowModule module, CodemationApp? app, Terminal terminal)
    {
        var root = Root(new CommandContext(module, app, terminal));
        var parsed = root.Parse(args.Length == 0 ? ["dev"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Error.WriteLineAsync(error.Message);
            }

            await terminal.Error.WriteLineAsync($"Try \"{Path(parsed)} --help\".");
            return ExitCode.BadUsage;
        }

        return await InvokeAsync(parsed, terminal);
    }

    private static RootCommand Root(CommandContext context)
    {
        var root = new RootCommand("Runs the workflows of this application.");
        root.Add(DevCommand.Create(context));
        root.Add(RunCommand.Create(context));
        root.Add(WorkflowsCommand.Create(context));
        root.Add(RunsCommand.Create(context));
        root.Add(SchedulesCommand.Create(context));
        root.Add(ServeCommand.Create(context));
        root.Add(DbCommand.Create(context));
        root.Add(LockCommand.Create(context));
        root.Add(DoctorCommand.Create(context));
        root.Add(context.Database);
        root.Add(context.Set);
        return root;
    }

    private static async Task<int> InvokeAsync(ParseResult parsed, Terminal terminal)
    {
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = terminal.Text,
                Error = terminal.Error,

                // A step that does not look at its token is waited for this long. Servers listen to signals themselves.
                ProcessTerminationTimeout = parsed.CommandResult.Command is ServerCommand ? null : TimeSpan.FromSeconds(30),
            });
        }
        catch (InputException error)
        {
            foreach (var one in error.Errors)
            {
                await terminal.Error.WriteLineAsync(one.ToString());
            }

            return ExitCode.BadUsage;
        }
        catch (Exception error) when (CodeOf(error) is { } code)
        {
            await terminal.Error.WriteLineAsync(error.Message);
            return code;
        }
    }

    private static int? CodeOf(Exception error) => error switch
    {
        UsageException or RunNotResumableException or RunRefusedException or WorkflowInactiveException or FormatException => ExitCode.BadUsage,
        ScheduleFailedException => ExitCode.RunFailed,
        StoreUnavailableException => ExitCode.Unreachable,
        OperationCanceledException => ExitCode.Interrupted,
        _ => null,
    };

    private static string Path(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var command = parsed.CommandResult; command is not null; command = command.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Push(command.Command.Name);
        }

        return string.Join(' ', names);
    }
}
