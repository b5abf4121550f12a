namespace Codemation.Hosting.Documents;

/// <summary>Some items of a step's output.</summary>
/// <param name="Step">The step; <c>$trigger</c> is the input of the run.</param>
/// <param name="Port">The name of the output.</param>
/// <param name="Total">How many items there are.</param>
/// <param name="Items">The items.</param>
/// <param name="Next">What <c>cursor</c> gives the next page; null on the last one.</param>
internal sealed record ItemsPage(string Step, string Port, int Total, IReadOnlyList<ItemDocument> Items, string? Next);
