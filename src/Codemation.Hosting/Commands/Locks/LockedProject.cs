using Codemation.Locks;
using Codemation.Runtime.Catalog;

namespace Codemation.Hosting.Commands.Locks;

/// <summary>The workflows of a project, and the place of its lock.</summary>
internal sealed class LockedProject(string folder, IReadOnlyCollection<LockedWorkflow> workflows)
{
    public string Path { get; } = System.IO.Path.Combine(folder, LockFile.Name);

    public IReadOnlyCollection<LockedWorkflow> Workflows => workflows;

    /// <summary>The lock as it would be written now.</summary>
    public LockFile Current { get; } = new(workflows.Select(static workflow => workflow.Plan));

    public bool Exists => File.Exists(Path);

    /// <summary>The lock as it was written.</summary>
    /// <exception cref="UsageException">It can't be read.</exception>
    public LockFile Stored()
    {
        try
        {
            return LockFile.Parse(File.ReadAllText(Path));
        }
        catch (FormatException error)
        {
            throw new UsageException($"{Path} can't be read: {error.Message}. Restore it, or delete it and write it again with the command \"lock\".");
        }
    }

    /// <summary>The projects that an application's workflows were written in; a library with workflows has a lock of its own.</summary>
    /// <param name="entries">The workflows.</param>
    /// <param name="folder">The folder to take for all of them; null has it found.</param>
    public static IReadOnlyList<LockedProject> All(IEnumerable<WorkflowEntry> entries, string? folder) =>
    [
        .. entries
            .GroupBy(entry => folder ?? FolderOf(entry), StringComparer.Ordinal)
            .OrderBy(static project => project.Key, StringComparer.Ordinal)
            .Select(static project => new LockedProject(project.Key, [.. project.Select(LockedWorkflow.Of)])),
    ];

    // Source files are where they were at build time, unless the application was moved or built with mapped paths.
    private static string FolderOf(WorkflowEntry entry)
    {
        var source = entry.Recording.Steps.FirstOrDefault()?.Location.File;
        for (var folder = System.IO.Path.GetDirectoryName(source); !string.IsNullOrEmpty(folder); folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.*proj").Any())
            {
                return folder;
            }
        }

        return Directory.GetCurrentDirectory();
    }
}
