using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Scheduling;

/// <summary>A run that this process has claimed and has a slot for.</summary>
/// <param name="Row">The run.</param>
/// <param name="Entry">Its workflow, when it was created here and now; null when it came out of the store.</param>
/// <param name="Input">Its items, likewise.</param>
internal sealed record ReadyRun(RunRow Row, WorkflowEntry? Entry = null, Batch? Input = null);
