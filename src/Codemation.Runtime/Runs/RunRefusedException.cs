namespace Codemation;

/// <summary>A run was not created, and nothing else either: the message says why.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "RCS1194", Justification = "Made by the runtime only, always with a reason.")]
public sealed class RunRefusedException : Exception
{
    internal RunRefusedException(string message)
        : base(message)
    {
    }
}
