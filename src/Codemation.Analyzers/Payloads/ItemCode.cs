using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Payloads;

/// <summary>Code that takes part in making items.</summary>
/// <param name="Function">The lambda, method or local function.</param>
/// <param name="Model">The semantic model of its file.</param>
/// <param name="GivesText">Whether what it returns is the item itself, and a text.</param>
internal readonly record struct ItemCode(SyntaxNode Function, SemanticModel Model, bool GivesText = false);
