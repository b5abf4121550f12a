using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains.Callbacks;

/// <summary>Code that a step runs for its items: a lambda of its call, or a method that the call names or that such code calls.</summary>
/// <param name="Step">The step.</param>
/// <param name="Parameter">The parameter of the DSL's method that takes the code.</param>
/// <param name="Function">The lambda, method or local function.</param>
/// <param name="Model">The semantic model of its file.</param>
/// <param name="IsGiven">Whether the call itself gives the code, so that what it returns is what the step gets.</param>
internal readonly record struct StepCallback(ChainStep Step, string Parameter, SyntaxNode Function, SemanticModel Model, bool IsGiven = true);
