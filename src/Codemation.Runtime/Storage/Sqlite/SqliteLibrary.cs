using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Codemation.Runtime.Storage.Sqlite;

/// <summary>Which SQLite runs: the operating system's where it is newer than the one in the package.</summary>
internal static class SqliteLibrary
{
    private const int MemoryStatistics = 9; // SQLITE_CONFIG_MEMSTATUS

    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>The version that runs, such as 3.40.1.</summary>
    public static string Version => Loaded.Value;

    /// <summary>Must be called before the first connection is opened.</summary>
    public static void EnsureLoaded() => _ = Loaded.Value;

    private static string Load()
    {
        var provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
        if (OperatingSystem.IsLinux())
        {
            try
            {
                NativeLibrary.SetDllImportResolver(provider, Resolve);
            }
            catch (InvalidOperationException)
            {
                // The host has chosen a library before us; its choice stands, and Version shows it.
                return InitializedVersion();
            }
        }

        return InitializedVersion();
    }

    private static string InitializedVersion()
    {
        Batteries_V2.Init();

        // Nobody asks for them, and each piece of memory would take a lock of the whole process. Refused where SQLite is in use already.
        _ = raw.sqlite3_config(MemoryStatistics, 0);
        return raw.sqlite3_libversion().utf8_to_string();
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "e_sqlite3")
        {
            return 0;
        }

        var packaged = NativeLibrary.TryLoad(name, assembly, path, out var packagedLibrary) ? packagedLibrary : 0;
        if (!NativeLibrary.TryLoad("libsqlite3.so.0", out var system))
        {
            return packaged;
        }

        if (VersionOf(system) > VersionOf(packaged))
        {
            return system;
        }

        NativeLibrary.Free(system);
        return packaged;
    }

    private static int VersionOf(nint library) =>
        library != 0 && NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var function)
            ? Marshal.GetDelegateForFunctionPointer<VersionNumber>(function)()
            : 0;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();
}
