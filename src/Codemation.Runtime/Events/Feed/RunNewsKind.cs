namespace Codemation.Runtime.Events.Feed;

internal enum RunNewsKind
{
    /// <summary>An event. The numbers of a run's events ascend, and each is told once.</summary>
    Event,

    /// <summary>A run as the database has it: events may have been missed, so read again what is shown of it.</summary>
    Stored,

    /// <summary>Events arrive, or do not.</summary>
    Delivery,

    /// <summary>The follower was too slow and is told nothing any more.</summary>
    Dropped,
}
