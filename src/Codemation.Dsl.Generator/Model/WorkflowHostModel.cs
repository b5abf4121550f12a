namespace Codemation.Dsl.Generator.Model;

/// <summary>What the referenced runtime offers to run a workflow with.</summary>
internal enum WorkflowHostModel
{
    /// <summary>Nothing: no runtime is referenced.</summary>
    None,

    /// <summary>Running takes items.</summary>
    Runs,

    /// <summary>Running takes items and options.</summary>
    RunsWithOptions,
}
