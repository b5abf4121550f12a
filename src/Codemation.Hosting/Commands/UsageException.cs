namespace Codemation.Hosting.Commands;

/// <summary>The command can't be carried out as it was given; the message says what to write instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
