using Codemation.Dsl.Generator.Chains.Values;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>A definition as it was read: with symbols and syntax, so not for keeping.</summary>
internal sealed class ChainReading(
    IReadOnlyList<ChainStep> steps,
    IReadOnlyList<ChainTrigger> triggers,
    FlowValue? result,
    IReadOnlyList<ChainProblem> problems)
{
    /// <summary>The steps, in the order in which the recorder would record them.</summary>
    public IReadOnlyList<ChainStep> Steps { get; } = steps;

    /// <summary>What starts runs, in the order of the calls.</summary>
    public IReadOnlyList<ChainTrigger> Triggers { get; } = triggers;

    /// <summary>The flow that is returned; null when it could not be read.</summary>
    public FlowValue? Result { get; } = result;

    public IReadOnlyList<ChainProblem> Problems { get; } = problems;

    /// <summary>Whether the steps are all there are.</summary>
    public bool IsComplete => Result is not null
        && !Problems.Any(static problem => problem.BreaksPlan)
        && Steps.All(static step => step.Id is not null && !step.Inputs.Contains(ChainSource.Unknown));
}
