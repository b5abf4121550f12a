namespace Codemation.Runtime.Events.Feed;

/// <summary>How far a run is known.</summary>
internal sealed class SeenRun
{
    /// <summary>The number of the last event that is known, itself or through the database.</summary>
    public long Seq { get; set; }

    public bool HasEnded { get; set; }

    /// <summary>When it was last heard of, as a timestamp.</summary>
    public long HeardAt { get; set; }
}
