namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Keeps schedules in a database file, whichever process executes its runs.</summary>
internal sealed class SqliteScheduleStore(SqliteWriter writer, SqliteReaders readers, TimeProvider clock) : IScheduleStore
{
    private bool isAlone;

    /// <summary>Opens a database file for this only, and brings its schema forward.</summary>
    /// <exception cref="StoreUnavailableException">The file can't be used.</exception>
    public static async Task<SqliteScheduleStore> OpenAsync(SqliteDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken).ConfigureAwait(false);
        return new SqliteScheduleStore(new SqliteWriter(database.OpenForWriting()), new SqliteReaders(database), clock) { isAlone = true };
    }

    public ValueTask<ScheduleBook> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read(clock.GetUtcNow(), ScheduleRows.ReadBook));
    }

    public ValueTask<(StoredSchedule? Schedule, DateTimeOffset Now)> FindAsync(string scheduleId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new((readers.Read(scheduleId, ScheduleRows.Find), clock.GetUtcNow()));
    }

    public async ValueTask AddAsync(IReadOnlyCollection<NewSchedule> schedules, CancellationToken cancellationToken) =>
        await writer.WriteAsync(new AddSchedulesWrite(schedules, clock.GetUtcNow(), cancellationToken)).ConfigureAwait(false);

    public ValueTask<bool> AdvanceAsync(string scheduleId, ScheduleFiring firing, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new AdvanceScheduleWrite(scheduleId, firing, cancellationToken)));

    public ValueTask<bool> SetPausedAsync(string scheduleId, bool paused, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new PauseScheduleWrite(scheduleId, paused, clock.GetUtcNow(), cancellationToken)));

    public ValueTask<bool> SetActiveAsync(string workflowId, bool active, CancellationToken cancellationToken) =>
        new(writer.WriteAsync(new ActivateWorkflowWrite(workflowId, active, clock.GetUtcNow(), cancellationToken)));

    /// <summary>Closes the connections, unless they are those of the runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isAlone)
        {
            readers.Dispose();
            await writer.DisposeAsync().ConfigureAwait(false);
        }
    }
}
