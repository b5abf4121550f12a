namespace Codemation;

/// <summary>What starts runs.</summary>
public enum TriggerKind
{
    /// <summary>A person or a program.</summary>
    Manual,

    /// <summary>A schedule.</summary>
    Cron,
}
