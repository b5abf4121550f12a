namespace Codemation.Runtime.Events.Delivery;

/// <summary>How views learn what happens in runs.</summary>
internal enum EventDelivery
{
    /// <summary>Events don't arrive; the database is read now and then.</summary>
    Fallback,

    /// <summary>Events arrive as they happen.</summary>
    Live,
}
