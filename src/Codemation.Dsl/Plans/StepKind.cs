namespace Codemation;

/// <summary>What a step does.</summary>
public enum StepKind
{
    /// <summary>One item in, one item out, by a synchronous callback.</summary>
    Map,

    /// <summary>As <see cref="Map"/>, over the whole item with its attachments.</summary>
    MapItem,

    /// <summary>One item in, one item out, by an asynchronous callback.</summary>
    MapAsync,

    /// <summary>As <see cref="MapAsync"/>, over the whole item with its attachments.</summary>
    MapItemAsync,

    /// <summary>Keeps the items for which a condition holds.</summary>
    Filter,

    /// <summary>One item becomes many, or none.</summary>
    Split,

    /// <summary>A whole batch becomes one item.</summary>
    Aggregate,

    /// <summary>A callback over a whole batch.</summary>
    Callback,

    /// <summary>A router with the ports <c>true</c> and <c>false</c>.</summary>
    If,

    /// <summary>A router with a port for each case, and perhaps <c>default</c>.</summary>
    Switch,

    /// <summary>The entrance of a body whose failing items are caught.</summary>
    Try,

    /// <summary>The exit of a <see cref="Try"/>: ports <c>completed</c> and <c>caught</c>.</summary>
    TryEnd,

    /// <summary>The items of all inputs, sorted by where they entered the router.</summary>
    Merge,

    /// <summary>As <see cref="Merge"/>, after each of two inputs was brought to one type.</summary>
    MergeMapped,

    /// <summary>One output for each origin, made from the values that the inputs have for it.</summary>
    MergePaired,

    /// <summary>For each origin the items of the first input that has it.</summary>
    MergePassThrough,

    /// <summary>The items of the first input, then those of the next.</summary>
    MergeAppend,

    /// <summary>A custom node.</summary>
    Run,

    /// <summary>A sub-workflow; each item is a run of its own.</summary>
    Call,

    /// <summary>Passes items through.</summary>
    NoOp,

    /// <summary>Holds the batch for a time. The run is suspended meanwhile.</summary>
    Wait,

    /// <summary>Holds each item until a point in time. The run is suspended meanwhile.</summary>
    WaitUntil,

    /// <summary>Holds each item until a signal for it arrives. The run is suspended meanwhile.</summary>
    WaitFor,

    /// <summary>A custom node with several typed outputs: a port for each that the flow takes.</summary>
    Route,
}
