using Microsoft.CodeAnalysis.Text;

namespace Codemation.Testing.Roslyn.Analyzing;

/// <summary>An expected or found diagnostic: its id, file and span.</summary>
internal sealed record Mark(string? Id, string Path, TextSpan Span);
