namespace Codemation.Hosting.Graphs;

/// <summary>A box: a step, the input or the result.</summary>
/// <param name="Id">The step's id; <c>@trigger</c> for the input and <c>@result</c> for the outputs, which no step can be called.</param>
/// <param name="Kind">The step's kind; <c>Trigger</c> or <c>Result</c>.</param>
/// <param name="Label">What people read first.</param>
/// <param name="Detail">What people read next: kind and type.</param>
/// <param name="Step">The index of the step in its plan; -1 for the input and the result.</param>
/// <param name="Ports">The names of its outputs.</param>
internal sealed record GraphNode(string Id, string Kind, string Label, string Detail, int Step, IReadOnlyList<string> Ports);
