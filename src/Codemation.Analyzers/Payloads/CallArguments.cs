using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.Payloads;

/// <summary>Which argument of a call is which parameter of the method.</summary>
internal static class CallArguments
{
    /// <summary>What a method is called on; null when there is no such thing.</summary>
    public static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Expression;

    /// <summary>A method as it is declared: the extension method of a call like <c>text.Wrap()</c>, the first part of a partial one.</summary>
    public static IMethodSymbol Declared(IMethodSymbol method)
    {
        var declared = (method.ReducedFrom ?? method).OriginalDefinition;
        return declared.PartialDefinitionPart ?? declared;
    }

    /// <summary>The position in the declared method of the parameter that an argument is for; -1 when there is none.</summary>
    public static int Ordinal(InvocationExpressionSyntax call, ArgumentSyntax argument, IMethodSymbol method)
    {
        var position = argument.NameColon is { Name.Identifier.ValueText: var name }
            ? method.Parameters.FirstOrDefault(each => each.Name == name)?.Ordinal ?? -1
            : call.ArgumentList.Arguments.IndexOf(argument);
        return position < 0 || position >= method.Parameters.Length ? -1
            : method.ReducedFrom is null ? position
            : position + 1;
    }
}
