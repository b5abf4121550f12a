using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Analyzers.Payloads;

/// <content>Into what is called, and out of it.</content>
internal sealed partial class TextFlow
{
    private void FollowReceiver(InvocationExpressionSyntax call, ExpressionSyntax value, TextSpot spot)
    {
        if (spot.Code.Model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return;
        }

        if (IsOfText(method) || method.Name == "ConfigureAwait")
        {
            Follow(call, spot);
        }
        else if (method.ReducedFrom is not null && !IsText(spot.Code.Model.GetTypeInfo(value, cancellationToken).Type, method))
        {
            FollowInto(call, method, ordinal: 0, spot);
        }
    }

    private void FollowArgument(ArgumentSyntax argument, ExpressionSyntax value, TextSpot spot)
    {
        switch (argument.Parent?.Parent)
        {
            case BaseObjectCreationExpressionSyntax creation when spot.Code.Model.GetSymbolInfo(creation, cancellationToken).Symbol is IMethodSymbol made:
                if (isItem(made.ContainingType) || ItemTexts.Takes(made, made.Parameters.FirstOrDefault()))
                {
                    ends.Add(value);
                }
                else if (made.ContainingType is { Name: "ValueTask", Arity: 1 })
                {
                    Follow(creation, spot);
                }

                break;
            case InvocationExpressionSyntax call when spot.Code.Model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method:
                if (IsOfText(method))
                {
                    Follow(call, spot);
                }
                else if (CallArguments.Ordinal(call, argument, method) is >= 0 and var ordinal)
                {
                    if (ItemTexts.Takes(method, method.Parameters[method.ReducedFrom is null ? ordinal : ordinal - 1]))
                    {
                        ends.Add(value);
                    }
                    else
                    {
                        FollowInto(call, method, ordinal, spot);
                    }
                }

                break;
        }
    }

    // Into a method that is among the code that is looked at, or through one that is known to give on what it gets.
    private void FollowInto(InvocationExpressionSyntax call, IMethodSymbol method, int ordinal, TextSpot spot)
    {
        var declared = CallArguments.Declared(method);
        if (PassingOn.Applies(declared))
        {
            FollowThrough(call, method, declared, ordinal, spot);
            return;
        }

        foreach (var code in functions)
        {
            if (code.Function is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax && Declared(code) is { } own && SymbolEqualityComparer.Default.Equals(own, declared)
                && code.Model.GetDeclaredSymbol(code.Function, cancellationToken) is IMethodSymbol { Parameters: var parameters } && ordinal < parameters.Length)
            {
                FollowUses(parameters[ordinal], new TextSpot(code, new TextEntry(code.Function, call, spot)));
            }
        }
    }

    private void FollowThrough(InvocationExpressionSyntax call, IMethodSymbol method, IMethodSymbol declared, int ordinal, TextSpot spot)
    {
        if (PassingOn.Gives(declared, ordinal))
        {
            Follow(call, spot);
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is LambdaExpressionSyntax lambda && CallArguments.Ordinal(call, argument, method) is >= 0 and var at
                && spot.Code.Model.GetSymbolInfo(lambda, cancellationToken).Symbol is IMethodSymbol function)
            {
                foreach (var given in PassingOn.GivenTo(declared, ordinal, at))
                {
                    FollowUses(function.Parameters[given], spot);
                }
            }
        }
    }

    private void FollowResult(ExpressionSyntax value, TextSpot spot)
    {
        var owner = value.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax);
        if (owner is null)
        {
            return;
        }

        if (byFunction.TryGetValue(owner, out var code) && code.GivesText)
        {
            ends.Add(value);
        }

        if (owner is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument })
        {
            if (spot.Code.Model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && PassingOn.Applies(method)
                && CallArguments.Ordinal(call, argument, method) is >= 0 and var ordinal && PassingOn.Gives(CallArguments.Declared(method), ordinal))
            {
                Follow(call, spot);
            }
        }
        else if (code.Function is not null && Declared(code) is { } declared && !MemberWords.GivesSmall(declared.Name))
        {
            FollowOut(declared, spot);
        }
    }

    // To the call that the text came in by; to all calls, if it was made in the function.
    private void FollowOut(IMethodSymbol declared, TextSpot spot)
    {
        if (spot.By is { } entry && byFunction.TryGetValue(entry.Function, out var entered) && SymbolEqualityComparer.Default.Equals(Declared(entered), declared))
        {
            Follow(entry.Call, entry.Caller);
            return;
        }

        foreach (var caller in functions)
        {
            foreach (var call in readings.Read(caller.Function, caller.Model, cancellationToken).Calls)
            {
                if (!SymbolEqualityComparer.Default.Equals(call.Method, declared))
                {
                    continue;
                }

                IParameterSymbol? bytes = null;
                if (spot.Bytes is { ContainingSymbol: IMethodSymbol function } parameter && SymbolEqualityComparer.Default.Equals(CallArguments.Declared(function), declared)
                    && call.Argument(parameter) is { } given)
                {
                    (var areFew, bytes) = FewBytes.Of(given, caller.Model, cancellationToken);
                    if (areFew)
                    {
                        continue;
                    }
                }

                Follow(call.Call, new TextSpot(caller, Bytes: bytes));
            }
        }
    }

    private IMethodSymbol? Declared(ItemCode code) =>
        code.Model.GetDeclaredSymbol(code.Function, cancellationToken) is IMethodSymbol method ? CallArguments.Declared(method) : null;

    private static bool IsOfText(IMethodSymbol method) =>
        method is { ContainingType.SpecialType: SpecialType.System_String, ReturnType.SpecialType: SpecialType.System_String };

    // LINQ over the characters of a text.
    private static bool IsText(ITypeSymbol? type, IMethodSymbol method) => type?.SpecialType == SpecialType.System_String && PassingOn.Applies(method);
}
