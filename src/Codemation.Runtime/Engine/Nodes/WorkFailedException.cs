namespace Codemation.Runtime.Engine.Nodes;

/// <summary>Work elsewhere failed for good, so that trying again is of no use.</summary>
internal sealed class WorkFailedException(string message) : Exception(message);
