using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace Codemation.Testing.Roslyn.Fixing;

/// <summary>An action that a fix offers for a diagnostic.</summary>
internal sealed record OfferedAction(CodeAction Action, Diagnostic Diagnostic, Document Document);
