using Codemation.Dsl.Generator.Chains.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <content>Calls: which method, on what, with which arguments.</content>
internal sealed partial class ChainReader
{
    /// <summary>Evaluates a chain of calls from its head on; a loop, because a chain may have thousands of calls.</summary>
    private ChainValue? EvaluateCalls(InvocationExpressionSyntax last, ChainScope scope)
    {
        var calls = new Stack<InvocationExpressionSyntax>();
        ExpressionSyntax? head = last;
        while (head is InvocationExpressionSyntax call)
        {
            calls.Push(call);
            head = Receiver(call);
        }

        var value = head is IdentifierNameSyntax name ? scope.Find(name.Identifier.ValueText) : null;
        while (calls.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            value = EvaluateCall(calls.Pop(), value, scope);
        }

        return value;
    }

    private static ExpressionSyntax? Receiver(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Expression;

    private ChainValue? EvaluateCall(InvocationExpressionSyntax call, ChainValue? receiver, ChainScope scope)
    {
        if (CalledMethod(call, receiver, scope) is not { } method)
        {
            // nameof(...) is a call without a method, and no part of the graph.
            if (!scope.Model.GetConstantValue(call, cancellationToken).HasValue)
            {
                draft.Report(ChainProblemKind.DoesNotCompile, call);
                return receiver;
            }

            return EvaluateOther(call, scope);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return Invoke(method, call, receiver, scope);
        }

        var owner = dsl.Owner(method);
        if (owner is null && !dsl.IsGraph(method.ReturnType) && !method.Parameters.Any(parameter => dsl.IsGraph(parameter.Type))
            && !(method.ReducedFrom is not null && dsl.IsGraph(method.ReceiverType)))
        {
            return null;
        }

        if (receiver is null && Receiver(call) is { } head and not InvocationExpressionSyntax && TakesReceiver(method))
        {
            receiver = Evaluate(head, scope);
        }

        var arguments = EvaluateArguments(call, method, scope);
        return owner is not null
            ? ReadStep(owner, new StepCall(call, method, receiver, arguments, scope))
            : Follow(method, WithReceiver(method, receiver, arguments.Values), receiver, scope, call);
    }

    private bool TakesReceiver(IMethodSymbol method) => !method.IsStatic || method.ReducedFrom is not null
        ? dsl.IsGraph(method.ReducedFrom is { } extension ? extension.Parameters[0].Type : method.ReceiverType)
        : false;

    private static IReadOnlyList<ChainValue?> WithReceiver(IMethodSymbol method, ChainValue? receiver, ChainValue?[] arguments) =>
        method.ReducedFrom is null ? arguments : [receiver, .. arguments];

    private ChainValue? Invoke(IMethodSymbol invoke, InvocationExpressionSyntax call, ChainValue? receiver, ChainScope scope)
    {
        var callee = call.Expression is IdentifierNameSyntax name ? scope.Find(name.Identifier.ValueText) : receiver;
        if (callee is null && !dsl.IsGraph(invoke.ContainingType))
        {
            return null;
        }

        var arguments = EvaluateArguments(call, invoke, scope);
        return Apply(callee, arguments.Values, call.Expression, scope) ?? Unknown(invoke.ReturnType, scope);
    }

    private CallArguments EvaluateArguments(InvocationExpressionSyntax call, IMethodSymbol method, ChainScope scope)
    {
        var arguments = new CallArguments(method);
        var position = 0;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            var parameter = Parameter(method, argument, position++);
            if (parameter is null)
            {
                continue;
            }

            var value = dsl.IsGraph(parameter.Type) ? Evaluate(argument.Expression, scope)
                : CanBeConstant(parameter.Type) ? EvaluateConstant(argument.Expression, scope)
                : null;
            if (parameter.IsParams && value is FlowValue flow && arguments.Values[parameter.Ordinal] is null)
            {
                value = new EndsValue([flow]);
            }

            arguments.Add(parameter.Ordinal, argument.Expression, value);
        }

        return arguments;
    }

    private static IParameterSymbol? Parameter(IMethodSymbol method, ArgumentSyntax argument, int position)
    {
        if (argument.NameColon is { Name.Identifier.ValueText: var name })
        {
            return method.Parameters.FirstOrDefault(parameter => parameter.Name == name);
        }

        if (position < method.Parameters.Length)
        {
            return method.Parameters[position];
        }

        return method.Parameters.LastOrDefault() is { IsParams: true } rest ? rest : null;
    }

    private static bool CanBeConstant(ITypeSymbol type) =>
        type.SpecialType != SpecialType.None
        || type.TypeKind == TypeKind.Enum
        || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
