namespace Codemation;

/// <summary>The id of a step together with the type of its output; <c>YourWorkflow.Steps.Price</c>.</summary>
/// <typeparam name="T">The type of the items that the step gives.</typeparam>
/// <param name="Value">The id.</param>
public readonly record struct StepId<T>(string Value)
{
    /// <summary>The id.</summary>
    /// <param name="id">The typed id.</param>
    public static implicit operator string(StepId<T> id) => id.Value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
