using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Codemation.Runtime.Binary.Local;

/// <summary>Has the disk keep what was written, so that it survives the loss of the machine.</summary>
internal static partial class FileFlush
{
    private const int ReadOnly = 0;
    private const int InvalidArgument = 22;

    public static void File(string path)
    {
        using var file = System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.Read);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>Keeps the names of files. Windows keeps them by itself, and .NET opens no folders.</summary>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var opened = Open(path, ReadOnly);
        if (opened < 0)
        {
            throw new IOException($"The folder \"{path}\" can't be opened: error {Marshal.GetLastPInvokeError()}.");
        }

        using var folder = new SafeFileHandle(opened, ownsHandle: true);

        // Some network file systems have nothing to flush here, and say so.
        if (Synchronize(folder) < 0 && Marshal.GetLastPInvokeError() != InvalidArgument)
        {
            throw new IOException($"The folder \"{path}\" can't be written: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronize(SafeFileHandle folder);
}
