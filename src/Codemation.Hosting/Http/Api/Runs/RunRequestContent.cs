using Codemation.Runtime.Engine;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>What a request starts a run with.</summary>
/// <param name="Items">The items.</param>
/// <param name="Options">What else.</param>
/// <param name="ItemsAt">Where in the body the items are.</param>
internal sealed record RunRequestContent(Batch Items, RunOptions Options, string ItemsAt)
{
    public const string Root = "$";

    /// <summary>The error at its place in the body.</summary>
    public InputError Place(InputError error) => Place(error, ItemsAt);

    public static InputError Place(InputError error, string itemsAt)
        => error with { Path = error.Path.StartsWith(Root, StringComparison.Ordinal) ? itemsAt + error.Path[Root.Length..] : $"{Root}.{error.Path}" };
}
