using System.Text.Json;

namespace Codemation.Hosting.Documents;

/// <summary>How a run ended; describes what <see cref="Outcomes.OutcomeWriter"/> writes.</summary>
internal sealed record OutcomeDocument(string RunId, string WorkflowId, string Status, IReadOnlyList<OutcomeDocument.Output> Outputs, OutcomeDocument.Failure? Error)
{
    /// <summary>An output item, its attachments where it has any, and the positions of the input items that it comes from.</summary>
    internal sealed record Output(JsonElement Json, IReadOnlyList<int> Paired, JsonElement? Binary = null);

    /// <summary>Why the run failed.</summary>
    internal sealed record Failure(string? Step, int? Item, string Type, string Message);
}
