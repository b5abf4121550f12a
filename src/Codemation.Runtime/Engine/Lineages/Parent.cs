namespace Codemation.Runtime.Engine.Lineages;

/// <summary>An item that another was made from.</summary>
/// <param name="Input">Which input of the step it arrived at.</param>
/// <param name="Position">Its position in that input's batch.</param>
internal readonly record struct Parent(int Input, int Position);
