namespace Codemation.Recording;

/// <summary>What one run of <c>Define</c> recorded.</summary>
/// <param name="WorkflowType">The workflow's class.</param>
/// <param name="Steps">The steps, each after all that it takes items from.</param>
/// <param name="Triggers">What starts runs, as written.</param>
/// <param name="Result">Where the outputs come from.</param>
/// <param name="Config">The type of the configuration, or null where there is none.</param>
/// <param name="Samples">The items of <c>OnManual</c>: an array of the input type, or null where none were given.</param>
internal sealed record WorkflowRecording(
    Type WorkflowType,
    IReadOnlyList<RecordedStep> Steps,
    IReadOnlyList<RecordedTrigger> Triggers,
    PlanSource Result,
    Type? Config,
    Array? Samples);
