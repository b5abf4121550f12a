namespace Codemation.Dsl.Generator.Chains;

/// <summary>An output port of a step, or the items a run starts with.</summary>
internal readonly record struct ChainSource(int Step, int Port)
{
    public static ChainSource Trigger => new(-1, 0);

    /// <summary>Stands for a flow that could not be read, so that reading can go on behind it.</summary>
    public static ChainSource Unknown => new(-2, 0);
}
