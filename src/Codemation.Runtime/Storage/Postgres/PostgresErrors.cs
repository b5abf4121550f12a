using System.Net.Sockets;
using Npgsql;

namespace Codemation.Runtime.Storage.Postgres;

/// <summary>Tells what an error of the database means for the write that met it.</summary>
internal static class PostgresErrors
{
    /// <summary>Whether the same again may well succeed: a lost connection, a server that starts or stops, a conflict with another write.</summary>
    public static bool IsTransient(Exception error) => error switch
    {
        PostgresException answered => answered.IsTransient || answered.SqlState is
            PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or
            PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException => true,
        SocketException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>Whether a commit that met the error was refused for certain, as opposed to having gone unanswered.</summary>
    public static bool IsRefusal(Exception error) =>
        error is PostgresException { SqlState: not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown) };

    public static StoreUnavailableException Unavailable(string database, Exception error, string more = "") =>
        new($"The database {database} can't be used: {error.Message}{more}", error);
}
