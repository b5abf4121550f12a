using System.Globalization;
using System.Text;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Held by the one process that executes the runs of a database file. The operating system frees it when the process ends, however it ends.</summary>
internal sealed class SqliteProcessLock : IDisposable
{
    private readonly FileStream file;

    private SqliteProcessLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock of a database file.</summary>
    /// <exception cref="StoreUnavailableException">Another process holds it.</exception>
    public static SqliteProcessLock Take(string databasePath)
    {
        var path = databasePath + ".lock";
        FileStream taken;
        try
        {
            // Where locks bind everybody (Windows), others must stay able to read who holds this one.
            var share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;
            taken = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
        }
        catch (IOException held) when (held is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new StoreUnavailableException(
                $"The runs in \"{databasePath}\" are being executed by another process{Holder(path)}. " +
                "Stop that process first, or use PostgreSQL, which several processes can share.", held);
        }

        try
        {
            taken.SetLength(0);
            taken.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            taken.Flush();
            return new SqliteProcessLock(taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    public void Dispose() => file.Dispose();

    private static string Holder(string path)
    {
        try
        {
            using var held = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(held);
            return reader.ReadToEnd() is { Length: > 0 } pid ? $" (pid {pid})" : "";
        }
        catch (IOException)
        {
            return ""; // Not told is better than failing while explaining a failure.
        }
    }
}
