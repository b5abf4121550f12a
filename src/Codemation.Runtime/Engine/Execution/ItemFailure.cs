using Codemation.Runtime.Engine.Steps;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>An item that failed.</summary>
/// <param name="Step">The step.</param>
/// <param name="Position">The item's position in the step's batch; null when the batch failed as a whole.</param>
/// <param name="Error">What happened.</param>
internal sealed record ItemFailure(BoundStep Step, int? Position, FailureDetails Error);
