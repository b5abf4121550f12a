namespace Codemation.Chaos.Workflows;

/// <summary>What every workflow here is given. The operation that started the run is in each item, so that a run tells who asked for it.</summary>
public sealed record Job(int Op, int Number, string Text = "");

/// <summary>What every workflow here gives: the same for every operation, so that runs can be compared with one that nothing happened to.</summary>
public sealed record Done(int Number, string Trace);
