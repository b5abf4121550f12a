namespace Codemation.Runtime.Storage.Memory;

/// <summary>Where signals and those who wait for them meet.</summary>
internal readonly record struct SignalAddress(string WorkflowId, string Step, string Correlation);
