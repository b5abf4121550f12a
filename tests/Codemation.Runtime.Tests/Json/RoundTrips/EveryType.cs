namespace Codemation.Runtime.Tests.Json.RoundTrips;

/// <summary>A workflow whose steps make items of every type; it is never run, only its item types are used.</summary>
[Workflow("round-trips")]
public sealed partial class EveryType : Workflow<Numbers, string?>
{
    protected override Flow<string?> Define(Start<Numbers> start) => start.NoOp("numbers")
        .Map("scalars", Scalars (_) => throw new NotSupportedException())
        .Map("times", Times (_) => throw new NotSupportedException())
        .Map("nullables", Nullables (_) => throw new NotSupportedException())
        .Map("lists", Lists (_) => throw new NotSupportedException())
        .Map("sets", Sets (_) => throw new NotSupportedException())
        .Map("maps", Maps (_) => throw new NotSupportedException())
        .Map("tree", Tree (_) => throw new NotSupportedException())
        .Map("shape", Shape (_) => throw new NotSupportedException())
        .Map("zoo", Zoo (_) => throw new NotSupportedException())
        .Map("settings", Settings (_) => throw new NotSupportedException())
        .Map("boxes", Boxes (_) => throw new NotSupportedException())
        .Map("own-context", Shipment (_) => throw new NotSupportedException())
        .Map("array-of-lines", Line[] (_) => throw new NotSupportedException())
        .Map("dictionary-of-trees", Dictionary<string, Tree?> (_) => throw new NotSupportedException())
        .Map("nullable-struct", Point? (_) => throw new NotSupportedException())
        .Map("enum", Country (_) => throw new NotSupportedException())
        .Map("decimal", decimal (_) => throw new NotSupportedException())
        .Map("nullable-text", string? (_) => throw new NotSupportedException());
}
