namespace Codemation.Testing.Roslyn.Running;

/// <summary>What a program wrote, with <c>\n</c> line ends, and how it ended.</summary>
public sealed record ProgramOutput(string Output, string Error, int ExitCode);
