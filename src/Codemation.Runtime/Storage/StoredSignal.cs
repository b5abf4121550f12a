namespace Codemation.Runtime.Storage;

/// <summary>A signal that a wait took.</summary>
/// <param name="Id">Names it when the wait is settled.</param>
/// <param name="Payload">JSON.</param>
/// <param name="ReceivedAt">When it came.</param>
internal sealed record StoredSignal(long Id, string Payload, DateTimeOffset ReceivedAt);
