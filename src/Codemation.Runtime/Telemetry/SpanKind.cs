namespace Codemation.Runtime.Telemetry;

/// <summary>What a span is of. Stored as a number: members are never renumbered.</summary>
internal enum SpanKind
{
    /// <summary>One execution of a run, from its start or resumption to its end, its suspension or an interruption.</summary>
    Run = 1,

    /// <summary>One activation of a step.</summary>
    Activation = 2,

    /// <summary>One attempt of an item that needed several.</summary>
    Attempt = 3,

    /// <summary>A part of an item's work that the step's author marked.</summary>
    Part = 4,
}
