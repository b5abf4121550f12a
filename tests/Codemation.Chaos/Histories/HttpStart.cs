namespace Codemation.Chaos.Histories;

/// <summary>A start that a client asks for.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Workflow">The workflow.</param>
/// <param name="Count">How many items.</param>
/// <param name="Copies">How often it is asked for at the same time.</param>
/// <param name="IsRepeated">Whether it is asked for again when nobody answered.</param>
internal sealed record HttpStart(int Op, string Workflow, int Count, int Copies, bool IsRepeated);
