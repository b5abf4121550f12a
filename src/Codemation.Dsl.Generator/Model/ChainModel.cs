using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.Model;

/// <summary>A definition as data.</summary>
/// <param name="IsComplete">Whether the whole definition could be read; else the steps are those that could.</param>
/// <param name="Steps">The steps in recording order.</param>
/// <param name="Triggers">What starts runs, in the order of the calls.</param>
/// <param name="Result">Where the outputs of a run come from.</param>
internal sealed record ChainModel(
    bool IsComplete,
    EquatableArray<StepModel> Steps,
    EquatableArray<TriggerModel> Triggers,
    SourceModel Result);
