namespace Codemation.Runtime.Engine.Execution;

/// <summary>A run went further than its limits allow; it fails as a whole.</summary>
internal sealed class RunLimitException(string message) : Exception(message);
