using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Codemation.Hosting.Terminals;
using Codemation.Runtime.Json;

namespace Codemation.Hosting.Documents;

/// <summary>What commands and the HTTP API tell, as JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(RunDocument))]
[JsonSerializable(typeof(RunDocument[]))]
[JsonSerializable(typeof(WorkflowDocument))]
[JsonSerializable(typeof(WorkflowSummary[]))]
[JsonSerializable(typeof(SchemasDocument))]
[JsonSerializable(typeof(WorkflowsDocument))]
[JsonSerializable(typeof(RunsPage))]
[JsonSerializable(typeof(StepsDocument))]
[JsonSerializable(typeof(ItemsPage))]
[JsonSerializable(typeof(SignalDocument))]
[JsonSerializable(typeof(SignalRequest))]
[JsonSerializable(typeof(DoctorDocument))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(RerunRequest))]
[JsonSerializable(typeof(MigrationsDocument))]
[JsonSerializable(typeof(StartedRun))]
[JsonSerializable(typeof(OutcomeDocument))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(RootDocument))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(InputErrorDocument[]))]
[JsonSerializable(typeof(ScheduleDocument[]))]
[JsonSerializable(typeof(SchedulesDocument))]
[JsonSerializable(typeof(FiredDocument))]
[JsonSerializable(typeof(ActivationStateDocument))]
internal sealed partial class DocumentJson : JsonSerializerContext
{
    /// <summary>Prints a document as a command's result: laid out for people, in one line for programs.</summary>
    public static void Print<T>(Terminal terminal, T document, JsonTypeInfo<T> type)
    {
        using (var writer = JsonText.Writer(terminal.Output, indented: terminal.OutputIsPerson))
        {
            JsonSerializer.Serialize(writer, document, type);
        }

        terminal.Text.WriteLine();
    }
}
