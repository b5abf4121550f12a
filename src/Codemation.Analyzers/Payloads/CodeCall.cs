using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.Payloads;

/// <summary>A call of a method of the project.</summary>
/// <param name="Method">The method, as it is declared.</param>
/// <param name="Call">The call; where the method is handed to LINQ, the call of that.</param>
/// <param name="IsHandedOver">Whether the method is an argument of the call.</param>
/// <param name="IsExtension">Whether the method is called on its first argument.</param>
internal readonly record struct CodeCall(IMethodSymbol Method, InvocationExpressionSyntax Call, bool IsHandedOver, bool IsExtension)
{
    /// <summary>What a call gives to a parameter of the method; null when it leaves that to the default.</summary>
    public ExpressionSyntax? Argument(IParameterSymbol parameter)
    {
        if (IsHandedOver)
        {
            return parameter.Ordinal == 0 ? CallArguments.Receiver(Call) ?? Call.ArgumentList.Arguments.FirstOrDefault()?.Expression : null;
        }

        if (IsExtension && parameter.Ordinal == 0)
        {
            return CallArguments.Receiver(Call);
        }

        var arguments = Call.ArgumentList.Arguments;
        var position = parameter.Ordinal - (IsExtension ? 1 : 0);
        var named = arguments.FirstOrDefault(each => each.NameColon?.Name.Identifier.ValueText == parameter.Name);
        return (named ?? (position < arguments.Count && arguments[position].NameColon is null ? arguments[position] : null))?.Expression;
    }
}
