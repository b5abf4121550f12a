namespace Codemation.Runtime.Engine.Binding;

/// <summary>A workflow's code and its compiled plan are not of one build.</summary>
internal sealed class PlanMismatchException(string message) : Exception(message);
