namespace Codemation;

/// <summary>Names a workflow. The id is its persisted identity: stored runs, addresses and commands use it.</summary>
/// <param name="id">Unique in the host; lower-case letters, digits, dots and dashes (<c>[a-z0-9.-]+</c>).</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WorkflowAttribute(string id) : Attribute
{
    /// <summary>The persisted identity of the workflow.</summary>
    public string Id { get; } = id;

    /// <summary>What people read; the id when not given.</summary>
    public string? Name { get; set; }
}
