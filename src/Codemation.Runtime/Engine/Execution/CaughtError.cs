namespace Codemation.Runtime.Engine.Execution;

/// <summary>Why an item did not leave the body of a try.</summary>
/// <param name="Step">The step that failed.</param>
/// <param name="Type">The full name of the exception's type.</param>
/// <param name="Message">The exception's message.</param>
internal sealed record CaughtError(string Step, string Type, string Message);
