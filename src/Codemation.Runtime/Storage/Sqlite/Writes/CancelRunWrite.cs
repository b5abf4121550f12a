namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Cancels a run and the sub-workflows below it. Gives what became of the run itself, and of any.</summary>
internal sealed class CancelRunWrite(string runId, DateTimeOffset at, CancellationToken cancellationToken)
    : SqliteWrite<(Written<CancelOutcome> Run, bool Asked)>(cancellationToken)
{
    private const string Find = "SELECT status, parent_run_id, waited FROM runs WHERE id = ?";

    private const string Ask = "UPDATE runs SET cancel_requested = 1 WHERE id = ?";

    public const string Below = "SELECT id FROM runs WHERE parent_run_id = ?";

    private bool asked;
    private bool woken;

    protected override (Written<CancelOutcome> Run, bool Asked) Write(SqliteSession session)
    {
        (asked, woken) = (false, false);
        var outcome = Cancel(session, runId);
        return (new(outcome, woken), asked);
    }

    private CancelOutcome Cancel(SqliteSession session, string id)
    {
        var find = session[Find].Bind(id);
        if (!find.Step())
        {
            return CancelOutcome.NotFound;
        }

        var (status, parent, waited) = (StoredNames.RunStatus(find.Text(0)), find.TextOrNull(1), find.Int64(2) != 0);
        find.Reset();
        CancelOutcome outcome;
        switch (status)
        {
            case RunStatus.Running:
                session[Ask].Bind(id).Run();
                asked = true;
                outcome = CancelOutcome.Requested;
                break;
            case RunStatus.Pending or RunStatus.Suspended:
                woken |= RunEnding.Cancel(session, id, parent, waited, at);
                outcome = CancelOutcome.Cancelled;
                break;
            default:
                return CancelOutcome.HadEnded;
        }

        foreach (var below in SubWorkflows(session, id))
        {
            Cancel(session, below);
        }

        return outcome;
    }

    private static List<string> SubWorkflows(SqliteSession session, string id)
    {
        var ids = new List<string>();
        var select = session[Below].Bind(id);
        while (select.Step())
        {
            ids.Add(select.Text(0));
        }

        return ids;
    }
}
