namespace Codemation.Runtime.Events.Feed;

/// <summary>What an event is, seen from the events that came before.</summary>
internal enum Sight
{
    /// <summary>The next one.</summary>
    Next,

    /// <summary>Nothing new: told already, or overtaken by what the database said.</summary>
    Stale,

    /// <summary>There are earlier ones that were not seen.</summary>
    AfterGap,
}
