using System.CommandLine;
using System.Text.Json;
using Codemation.Hosting.Documents;
using Codemation.Runtime.Json;

namespace Codemation.Hosting.Commands.Workflows;

/// <summary><c>workflows schema</c></summary>
internal static class SchemaCommand
{
    public static Command Create(CommandContext context)
    {
        var id = WorkflowsCommand.Id();
        var command = new Command("schema", "Prints the JSON Schemas of a workflow's input and output items, its configuration and its signals.") { id };
        command.SetAction(async (arguments, _) =>
        {
            await using var host = context.CreateHost(arguments);
            var plan = CommandContext.FindWorkflow(host, arguments.GetRequiredValue(id)).Plan;
            using (var writer = JsonText.Writer(context.Terminal.Output, indented: true))
            {
                JsonSerializer.Serialize(writer, SchemasDocument.Of(plan), DocumentJson.Default.SchemasDocument);
            }

            await context.Terminal.Text.WriteLineAsync();
            return ExitCode.Completed;
        });
        return command;
    }
}
