namespace Codemation.Testing.Roslyn.Snapshots;

/// <summary>What happens with text that differs from its snapshot.</summary>
internal enum SnapshotMode
{
    /// <summary>It fails the test.</summary>
    Compare,

    /// <summary>It becomes the snapshot.</summary>
    Update,
}
