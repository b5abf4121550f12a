using Codemation.Runtime.Catalog;

namespace Codemation.Runtime.Scheduling.Schedules;

/// <summary>The schedules of this host's workflows.</summary>
internal sealed class ScheduleCatalog
{
    private readonly Dictionary<string, Schedule> byId;

    /// <summary>Reads the schedules of all workflows.</summary>
    /// <exception cref="InvalidOperationException">One can't be kept; the message says which and why.</exception>
    public ScheduleCatalog(IEnumerable<WorkflowEntry> workflows)
    {
        All =
        [
            .. from entry in workflows
               from trigger in Enumerable.Range(0, entry.Plan.Triggers.Length)
               where entry.Plan.Triggers[trigger].Kind == TriggerKind.Cron
               select Schedule.Of(entry, trigger),
        ];
        byId = All.ToDictionary(static schedule => schedule.Id, StringComparer.Ordinal);
    }

    /// <summary>All schedules, by workflow and in the order they were written.</summary>
    public IReadOnlyList<Schedule> All { get; }

    public Schedule? Find(string id) => byId.GetValueOrDefault(id);
}
