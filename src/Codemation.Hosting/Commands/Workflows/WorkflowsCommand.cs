using System.CommandLine;

namespace Codemation.Hosting.Commands.Workflows;

/// <summary><c>workflows</c>: looks at the compiled plans.</summary>
internal static class WorkflowsCommand
{
    public static Command Create(CommandContext context) => new("workflows", "Looks at the workflows of this application.")
    {
        ListCommand.Create(context),
        ShowCommand.Create(context),
        GraphCommand.Create(context),
        SchemaCommand.Create(context),
        ActivationCommand.Create(context, active: true),
        ActivationCommand.Create(context, active: false),
    };

    public static Argument<string> Id() => new("id") { Description = "The workflow's id" };
}
