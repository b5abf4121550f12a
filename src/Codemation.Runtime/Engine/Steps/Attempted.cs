using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>How far trying got.</summary>
/// <param name="Result">What the callback gave; nothing when there is a wait.</param>
/// <param name="Wait">What must come first, before the callback is called again; null when it is done.</param>
internal readonly record struct Attempted<T>(T Result, RunWait? Wait);
