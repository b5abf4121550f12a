namespace Codemation.Runtime.Engine.Execution;

/// <summary>What is kept of an exception.</summary>
/// <param name="Type">The full name of its type.</param>
/// <param name="Message">Its message.</param>
/// <param name="Stack">Its stack, where it has one.</param>
internal sealed record FailureDetails(string Type, string Message, string? Stack)
{
    public static FailureDetails Of(Exception error) => new(error.GetType().FullName!, error.Message, error.StackTrace);
}
