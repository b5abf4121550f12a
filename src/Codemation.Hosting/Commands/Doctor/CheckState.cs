namespace Codemation.Hosting.Commands.Doctor;

/// <summary>What a check came to.</summary>
internal enum CheckState
{
    Ok,

    /// <summary>It works, but somebody should know.</summary>
    Warning,

    Failed,
}
