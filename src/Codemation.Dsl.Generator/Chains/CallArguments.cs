using Codemation.Dsl.Generator.Chains.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>A call's arguments by parameter, with the values of those that are part of the graph or constant.</summary>
internal sealed class CallArguments(IMethodSymbol method)
{
    private readonly ExpressionSyntax?[] syntax = new ExpressionSyntax?[method.Parameters.Length];

    /// <summary>The values in the order of the parameters.</summary>
    public ChainValue?[] Values { get; } = new ChainValue?[method.Parameters.Length];

    public void Add(int parameter, ExpressionSyntax expression, ChainValue? value)
    {
        syntax[parameter] ??= expression;
        Values[parameter] = Values[parameter] is EndsValue several && value is FlowValue more
            ? new EndsValue([.. several.Ends, more])
            : value;
    }

    public ExpressionSyntax? Syntax(string parameter) => Index(parameter) is >= 0 and var index ? syntax[index] : null;

    public ChainValue? Value(string parameter) => Index(parameter) is >= 0 and var index ? Values[index] : null;

    private int Index(string name)
    {
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            if (method.Parameters[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
