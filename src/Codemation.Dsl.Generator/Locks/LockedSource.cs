namespace Codemation.Locks;

/// <summary>Where the items of a locked step come from.</summary>
/// <param name="Step">The step's id; null for the input of the run.</param>
/// <param name="Port">The port's name.</param>
internal readonly record struct LockedSource(string? Step, string Port)
{
    private const string TriggerText = "trigger";

    /// <summary>The input of the run.</summary>
    public static LockedSource Trigger { get; } = new(null, string.Empty);

    public static LockedSource Parse(string text)
    {
        var slash = text.IndexOf('/');
        return slash < 0 ? Trigger : new LockedSource(text.Substring(0, slash), text.Substring(slash + 1));
    }

    /// <summary>As the lock file has it; step ids have no slashes.</summary>
    public override string ToString() => Step is null ? TriggerText : Step + "/" + Port;
}
