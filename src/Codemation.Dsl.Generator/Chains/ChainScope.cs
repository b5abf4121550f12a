using Codemation.Dsl.Generator.Chains.Values;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>The names that are visible at a place of a definition, and what they stand for.</summary>
/// <remarks>
/// C# scopes are lexical and a local hides every member of its name, so looking names up by text is exact, costs no
/// binding and also works in code that doesn't compile yet.
/// </remarks>
internal sealed class ChainScope
{
    private readonly Dictionary<string, ChainValue?> values = new(StringComparer.Ordinal);
    private readonly ChainScope? outer;

    public ChainScope(SemanticModel model, TypeSubstitution types)
    {
        Model = model;
        Types = types;
    }

    private ChainScope(ChainScope outer, TypeSubstitution types)
        : this(outer.Model, types) => this.outer = outer;

    public SemanticModel Model { get; }

    public TypeSubstitution Types { get; }

    public ChainScope Inner(TypeSubstitution? types = null) => new(this, types ?? Types);

    /// <summary>Makes a name known; without a value too, because it hides an outer one.</summary>
    public void Declare(string name, ChainValue? value) => values[name] = value;

    /// <summary>Gives a known name another value; false when it is not known, and so no local one.</summary>
    public bool TryAssign(string name, ChainValue? value)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (scope.values.ContainsKey(name))
            {
                scope.Declare(name, value);
                return true;
            }
        }

        return false;
    }

    public ChainValue? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (scope.values.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }
}
