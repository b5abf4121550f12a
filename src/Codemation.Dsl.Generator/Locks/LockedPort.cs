namespace Codemation.Locks;

/// <summary>An output of a locked step.</summary>
/// <param name="Name">The port's name.</param>
/// <param name="Schema">The JSON Schema of the items that leave here.</param>
internal sealed record LockedPort(string Name, string Schema);
