namespace Codemation.Dsl.Generator.Model;

/// <summary>An output port of a step; step -1 is the items a run starts with.</summary>
internal sealed record SourceModel(int Step, int Port);
