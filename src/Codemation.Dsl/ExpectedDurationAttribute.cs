namespace Codemation;

/// <summary>Says how long a run of a workflow usually takes, so that a schedule that fires more often is reported (CDM302).</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ExpectedDurationAttribute : Attribute
{
    /// <summary>Hours, added to the rest.</summary>
    public int Hours { get; set; }

    /// <summary>Minutes, added to the rest.</summary>
    public int Minutes { get; set; }

    /// <summary>Seconds, added to the rest.</summary>
    public int Seconds { get; set; }
}
