namespace Codemation.Runtime.Faults;

/// <summary>What a fault point throws.</summary>
internal sealed class FaultException(FaultPoint point) : Exception($"The fault point {point} throws, as {Fault.Variable} has it.");
