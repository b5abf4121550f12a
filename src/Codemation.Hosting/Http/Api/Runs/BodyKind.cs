namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>What the body of a start holds.</summary>
internal enum BodyKind
{
    /// <summary>An item, or items.</summary>
    Items,

    /// <summary>An object with the items and what else the run is started with.</summary>
    Request,
}
