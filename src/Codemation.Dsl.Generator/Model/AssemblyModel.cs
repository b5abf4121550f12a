using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.Model;

/// <summary>The workflows, nodes and application class of a project, each list sorted by name.</summary>
internal sealed record AssemblyModel(
    EquatableArray<WorkflowRegistration> Workflows,
    EquatableArray<NodeRegistration> Nodes,
    EquatableArray<string> Applications);
