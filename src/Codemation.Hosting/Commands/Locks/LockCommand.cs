using System.CommandLine;
using Codemation.Hosting.Terminals;
using Codemation.Locks;
using Codemation.Runtime.Catalog;

namespace Codemation.Hosting.Commands.Locks;

/// <summary><c>lock</c></summary>
internal static class LockCommand
{
    public static Command Create(CommandContext context)
    {
        var check = new Option<bool>("--check") { Description = "Write nothing; say which changes strand which runs" };
        var folder = new Option<string?>("--project")
        {
            Description = "The folder of the project (default: where the workflows' source files are, or the current folder)",
            HelpName = "FOLDER",
        };
        var command = new Command("lock", $"Writes the plans into {LockFile.Name}, which later builds are checked against.") { check, folder };
        command.SetAction(async (arguments, _) =>
        {
            await using var host = context.CreateHost(arguments);
            var projects = LockedProject.All(host.Catalog.All, arguments.GetValue(folder));
            if (projects.Count == 0)
            {
                throw new UsageException("This application has no workflows, so there is nothing to lock.");
            }

            var code = ExitCode.Completed;
            foreach (var project in projects)
            {
                code = Math.Max(code, arguments.GetValue(check) ? Check(project, context.Terminal) : Write(project, context.Terminal));
            }

            return code;
        });
        return command.WithExamples("lock", "lock --check");
    }

    private static int Write(LockedProject project, Terminal terminal)
    {
        var report = project.Exists ? LockReport.Of(project.Stored(), project.Workflows) : null;
        var text = project.Current.ToText();
        if (project.Exists && string.Equals(File.ReadAllText(project.Path), text, StringComparison.Ordinal))
        {
            terminal.Text.WriteLine($"{project.Path} is up to date.");
            return ExitCode.Completed;
        }

        File.WriteAllText(project.Path, text);
        terminal.Text.WriteLine($"Wrote {project.Path}: {string.Join(", ", project.Current.Plans.Select(static plan => plan.WorkflowId))}.");
        foreach (var line in report?.Stranding ?? [])
        {
            terminal.Error.WriteLine($"Accepted: {line}.");
        }

        return ExitCode.Completed;
    }

    private static int Check(LockedProject project, Terminal terminal)
    {
        if (!project.Exists)
        {
            throw new UsageException($"There is no {project.Path}. Write it with the command \"lock\", and commit it.");
        }

        var report = LockReport.Of(project.Stored(), project.Workflows);
        foreach (var line in report.Compatible)
        {
            terminal.Error.WriteLine($"{line}. Runs in flight can go on; update the lock with the command \"lock\".");
        }

        foreach (var line in report.Stranding)
        {
            terminal.Error.WriteLine($"{line}.");
        }

        terminal.Text.WriteLine(report.Stranding.Count > 0
            ? $"{project.Path}: {report.Stranding.Count} {(report.Stranding.Count == 1 ? "change strands" : "changes strand")} runs in flight."
            : $"{project.Path}: no change strands runs in flight.");
        return report.Stranding.Count > 0 ? ExitCode.RunFailed : ExitCode.Completed;
    }
}
