using System.Text.Json.Serialization;

namespace Codemation.Hosting.Documents;

/// <summary>How a process is.</summary>
/// <param name="Status"><c>healthy</c>, <c>unhealthy</c> or <c>stopping</c>.</param>
/// <param name="Events">
/// Whether events of other processes arrive (<c>live</c>) or the database is read instead (<c>fallback</c>); only where it was asked whether the process is ready.
/// </param>
internal sealed record HealthDocument(string Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Events = null);
