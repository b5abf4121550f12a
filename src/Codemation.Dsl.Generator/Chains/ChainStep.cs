using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>A step as the recorder would record it, with the syntax it was read from.</summary>
internal sealed class ChainStep(int index, StepKind kind, string? id, InvocationExpressionSyntax call, IMethodSymbol method)
{
    public int Index { get; } = index;

    public StepKind Kind { get; } = kind;

    /// <summary>The step's id; null when it isn't a constant.</summary>
    public string? Id { get; } = id;

    /// <summary>The call that makes the step.</summary>
    public InvocationExpressionSyntax Call { get; } = call;

    /// <summary>The method of the DSL that is called.</summary>
    public IMethodSymbol Method { get; } = method;

    public IReadOnlyList<ChainSource> Inputs { get; init; } = [];

    /// <summary>The types of the items of each input.</summary>
    public IReadOnlyList<ITypeSymbol> InputTypes { get; init; } = [];

    /// <summary>The ports so far; a <c>Switch</c> gets its own as its cases are read.</summary>
    public List<ChainPort> Ports { get; } = [];

    /// <summary>The index of the innermost <c>Try</c> around the step, or -1.</summary>
    public int Scope { get; init; } = -1;

    public bool UsesContext { get; init; }

    /// <summary>The type of the signal that a <c>WaitFor</c> waits for.</summary>
    public ITypeSymbol? Signal { get; init; }

    /// <summary>The request type of a <c>Run</c> or <c>Route</c>, the workflow type of a <c>Call</c>.</summary>
    public ITypeSymbol? Target { get; init; }
}
