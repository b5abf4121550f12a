namespace Codemation.Testing.Roslyn.Snapshots;

/// <summary>Reads the mode from the environment.</summary>
internal static class SnapshotSettings
{
    public static SnapshotMode Mode() =>
        Mode(Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS"), Environment.GetEnvironmentVariable("CI"));

    public static SnapshotMode Mode(string? updateSnapshots, string? ci)
    {
        if (updateSnapshots != "1")
        {
            return SnapshotMode.Compare;
        }

        return string.IsNullOrEmpty(ci)
            ? SnapshotMode.Update
            : throw new CheckFailedException(
                "UPDATE_SNAPSHOTS is set on a build server (CI is set), where no one looks at what it would approve.");
    }
}
