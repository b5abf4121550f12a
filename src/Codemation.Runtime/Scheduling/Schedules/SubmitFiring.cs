using Codemation.Runtime.Catalog;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>Creates the run of a firing.</summary>
/// <returns>The run's id; null when the firing has one already.</returns>
internal delegate ValueTask<string?> SubmitFiring(WorkflowEntry workflow, Batch input, RunFiring firing, CancellationToken cancellationToken);
