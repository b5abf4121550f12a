namespace Codemation.Testing.Roslyn;

/// <summary>A check of this library did not hold; the message says what was expected and what was found.</summary>
public sealed class CheckFailedException(string message) : Exception(message);
