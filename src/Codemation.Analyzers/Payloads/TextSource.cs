using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.Payloads;

/// <summary>An expression that is a text which should be in no item.</summary>
/// <param name="Rule">What it breaks when it gets into one.</param>
/// <param name="Text">The expression.</param>
/// <param name="What">What it is, for people.</param>
/// <param name="Bytes">The parameter that the bytes come in by: what callers give decides whether they are few.</param>
internal readonly record struct TextSource(DiagnosticDescriptor Rule, ExpressionSyntax Text, string What, IParameterSymbol? Bytes);
