namespace Codemation;

/// <summary>
/// Says that a step was removed on purpose, although runs may still wait there or depend on it: the workflow lock doesn't
/// report its removal. Such runs stay suspended, with this reason, until someone cancels them or runs them again.
/// </summary>
/// <param name="stepId">The id that the step had. Don't use it for another step: stored runs would take that for this one.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RetiredAttribute(string stepId) : Attribute
{
    /// <summary>The id that the step had.</summary>
    public string StepId { get; } = stepId;

    /// <summary>Why it was given up, for operators; null when nobody said.</summary>
    public string? Reason { get; set; }
}
