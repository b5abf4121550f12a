namespace Codemation;

/// <summary>An item that failed in the body of a <c>Try</c>.</summary>
/// <typeparam name="T">The type of the items that entered the body.</typeparam>
/// <param name="Item">The item as it entered the body.</param>
/// <param name="Step">The id of the step that failed.</param>
/// <param name="Type">The full name of the exception's type.</param>
/// <param name="Message">The exception's message.</param>
public sealed record StepError<T>(T Item, string Step, string Type, string Message);
