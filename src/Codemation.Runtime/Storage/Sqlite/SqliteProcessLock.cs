using System.Globalization;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>
/// Held by the one process that executes the runs of a database file: a lock on <c>.lock</c> beside it,
/// which the operating system frees when the process ends, however it ends, and <c>.pid</c> to tell others who holds it.
/// </summary>
internal sealed class SqliteProcessLock : IDisposable
{
    private readonly FileStream file;
    private readonly string pidPath;

    private SqliteProcessLock(FileStream file, string pidPath)
    {
        this.file = file;
        this.pidPath = pidPath;
    }

    /// <summary>Takes the lock of a database file.</summary>
    /// <exception cref="StoreUnavailableException">Another process holds it.</exception>
    public static SqliteProcessLock Take(string databasePath)
    {
        // Not in the locked file: nobody else could read it there.
        var path = databasePath + ".pid";
        var taken = Lock(databasePath, path);
        try
        {
            File.WriteAllText(path, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new SqliteProcessLock(taken, path);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        File.Delete(pidPath);
        file.Dispose();
    }

    private static FileStream Lock(string databasePath, string pid)
    {
        try
        {
            return new FileStream(databasePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (held is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new StoreUnavailableException(
                $"The runs in \"{databasePath}\" are being executed by another process{Holder(pid)}. " +
                "Stop that process first; a SQLite file serves one process, several need PostgreSQL.", held);
        }
    }

    private static string Holder(string path)
    {
        try
        {
            return File.ReadAllText(path) is { Length: > 0 } pid ? $" (pid {pid})" : "";
        }
        catch (IOException)
        {
            return ""; // Not to know who is better than to fail while explaining a failure.
        }
    }
}
