using Codemation.Locks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Analyzers.Locks;

/// <summary>The lock of a project, read once for a compilation.</summary>
internal sealed class ProjectLock
{
    private readonly AdditionalText text;
    private readonly SourceText? content;

    private ProjectLock(AdditionalText text, SourceText? content)
    {
        this.text = text;
        this.content = content;
        try
        {
            File = LockFile.Parse(content?.ToString() ?? string.Empty);
        }
        catch (FormatException error)
        {
            Problem = error.Message.TrimEnd('.');
        }
    }

    /// <summary>The file; null when it can't be read.</summary>
    public LockFile? File { get; }

    /// <summary>Why the file can't be read.</summary>
    public string? Problem { get; }

    /// <summary>The lock among a project's files; null when it has none.</summary>
    public static ProjectLock? Find(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var file = options.AdditionalFiles.FirstOrDefault(static each => Path.GetFileName(each.Path) == LockFile.Name);
        return file is null ? null : new ProjectLock(file, file.GetText(cancellationToken));
    }

    /// <summary>Where the file names a workflow, or its beginning.</summary>
    public Location Place(string? workflowId)
    {
        var start = workflowId is null || content is null ? -1 : content.ToString().IndexOf($"\"{workflowId}\": {{", StringComparison.Ordinal);
        var span = start < 0 ? default : new TextSpan(start + 1, workflowId!.Length);
        return Location.Create(text.Path, span, content?.Lines.GetLinePositionSpan(span) ?? default);
    }
}
