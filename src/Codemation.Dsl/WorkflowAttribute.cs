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

    /// <summary>The priority of a run that is started without one: 0 to 9, higher ones first; 5 by default.</summary>
    public int Priority { get; set; } = 5;

    /// <summary>What is kept of a run; everything by default.</summary>
    public Persist Persist { get; set; } = Persist.Full;

    /// <summary>The queue of a run that is started without one; <c>default</c> when not given. Workers say which queues they serve.</summary>
    public string? Queue { get; set; }
}
