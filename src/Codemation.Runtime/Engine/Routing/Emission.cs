namespace Codemation.Runtime.Engine.Routing;

/// <summary>A value that a node sent out at one of its ports.</summary>
/// <param name="Port">The index of the port in the step.</param>
/// <param name="Value">The value, of the port's type.</param>
internal readonly record struct Emission(int Port, object? Value);
