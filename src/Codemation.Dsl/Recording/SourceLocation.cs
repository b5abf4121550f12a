namespace Codemation.Recording;

/// <summary>Where in the author's source a step was written.</summary>
internal readonly record struct SourceLocation(string File, int Line)
{
    public override string ToString() => $"{Path.GetFileName(File)}:{Line}";
}
