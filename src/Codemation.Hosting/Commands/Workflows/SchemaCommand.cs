using System.CommandLine;
using System.Text.Json;
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
                writer.WriteStartObject();
                Write(writer, "input", plan.Input.Schema);
                Write(writer, "output", plan.Output.Schema);
                if (plan.Config is { } config)
                {
                    Write(writer, "config", config.Schema);
                }

                WriteSignals(writer, plan);
                writer.WriteEndObject();
            }

            await context.Terminal.Text.WriteLineAsync();
            return ExitCode.Completed;
        });
        return command;
    }

    private static void WriteSignals(Utf8JsonWriter writer, ExecutionPlan plan)
    {
        if (plan.Steps.All(static step => step.Signal is null))
        {
            return;
        }

        writer.WriteStartObject("signals"u8);
        foreach (var step in plan.Steps)
        {
            if (step.Signal is { } signal)
            {
                Write(writer, step.Id, signal.Schema);
            }
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, string schema)
    {
        using var document = JsonDocument.Parse(schema);
        writer.WritePropertyName(name);
        document.RootElement.WriteTo(writer);
    }
}
