using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>A step's id and the syntax that says it; the id is null when it isn't a constant.</summary>
internal readonly record struct StepIdentity(string? Id, SyntaxNode Syntax);
