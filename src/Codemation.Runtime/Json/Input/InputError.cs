namespace Codemation;

/// <summary>One reason why an input was refused.</summary>
/// <param name="Path">Where: <c>$</c> is the whole value, <c>$[3].lines[0].quantity</c> a member of the fourth item.</param>
/// <param name="Message">What was expected there and what was found.</param>
public readonly record struct InputError(string Path, string Message)
{
    /// <summary>The error as one line: the path, a colon and the message.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
