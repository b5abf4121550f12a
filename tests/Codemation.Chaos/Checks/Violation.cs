namespace Codemation.Chaos.Checks;

/// <summary>A promise that was not kept.</summary>
/// <param name="Promise">Which, as docs/reliability.md numbers them.</param>
/// <param name="What">What is wrong, with the run or operation it is about.</param>
internal sealed record Violation(string Promise, string What)
{
    public override string ToString() => $"{Promise}: {What}";
}
