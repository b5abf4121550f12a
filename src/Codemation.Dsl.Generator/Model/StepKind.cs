namespace Codemation.Dsl.Generator.Model;

/// <summary>The names of <c>Codemation.StepKind</c>, which generated plans use.</summary>
internal enum StepKind
{
    Map,
    MapItem,
    MapAsync,
    MapItemAsync,
    Filter,
    Split,
    Aggregate,
    Callback,
    If,
    Switch,
    Try,
    TryEnd,
    Merge,
    MergeMapped,
    MergePaired,
    MergePassThrough,
    MergeAppend,
    Run,
    Call,
    NoOp,
    Wait,
    WaitUntil,
    WaitFor,
    Route,
}
