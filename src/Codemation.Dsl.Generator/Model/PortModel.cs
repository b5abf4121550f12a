namespace Codemation.Dsl.Generator.Model;

/// <summary>An output port.</summary>
/// <param name="Name">The port's name.</param>
/// <param name="Items">The index of its type in the workflow's <see cref="WorkflowModel.Items"/>.</param>
internal sealed record PortModel(string Name, int Items);
