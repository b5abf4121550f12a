namespace Codemation.Runtime.Faults;

/// <summary>
/// All places at which tests can make something go wrong: at each side of whatever must survive it. "-ing" is before it happens, "-ed" after.
/// </summary>
internal enum FaultPoint
{
    RunCreating,
    RunCreated,
    RunsClaiming,
    RunsClaimed,
    RunsRecovering,
    RunsRecovered,
    RunRestored,
    ProgressWriting,
    ProgressWritten,
    EffectStarting,
    EffectFinished,
    CheckpointWriting,
    CheckpointWritten,
    EndWriting,
    EndWritten,
    OutcomeAnswering,
    BlobReceived,
    BlobHeld,
    BlobStored,
    BlobsDropped,
    BlobsRemoved,
    PayloadWritten,
    SqliteTransactionBegun,
    SqliteCommitting,
    SqliteCommitted,
    SqliteMigrationStarting,
    SqliteMigrationStatement,
    SqliteMigrationCommitting,
    SqliteMigrationCommitted,
    PostgresTransactionBegun,
    PostgresCommitting,
    PostgresCommitted,
    PostgresMigrationStarting,
    PostgresMigrationApplied,
    PostgresMigrationCommitting,
    PostgresMigrationCommitted,
}
