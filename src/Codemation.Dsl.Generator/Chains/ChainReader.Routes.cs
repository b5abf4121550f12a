using Codemation.Dsl.Generator.Chains.Values;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <content>Routes: nodes with several typed outputs.</content>
internal sealed partial class ChainReader
{
    private ChainValue ReadRoute(StepCall call)
    {
        var request = RequestType(call) ?? call.Scope.Types.Apply(call.Method.TypeArguments[0], compilation);
        var step = draft.Append(StepKind.Route, Identify(call), call.Syntax, call.Method, [FlowOf(call)], usesContext: true, request);
        var routed = new RoutedValue(step.Index);
        if (call.Arguments.Syntax("routes") is not { } routes)
        {
            return routed;
        }

        _ = Apply(call.Arguments.Value("routes"), [routed], routes, call.Scope);
        return new EndsValue(routed.Ends);
    }

    private FlowValue? ReadPort(StepCall call)
    {
        // On<T>(port) gives a Flow<T>, On<T, TOut>(port, flow) takes one.
        var items = call.Scope.Types.Apply(call.Method.TypeArguments[0], compilation);
        if (call.Receiver is not RoutedValue routed)
        {
            draft.Report(ChainProblemKind.FlowFromElsewhere, call.Syntax, call.Syntax.Expression.ToString());
            return Unknown(items);
        }

        var syntax = (SyntaxNode?)call.Arguments.Syntax("port") ?? StepSyntax.Name(call.Syntax);
        var step = draft[routed.Step];
        if (call.Arguments.Syntax("port") is not { } port || PortName(port, call.Scope) is not { } name)
        {
            draft.Report(ChainProblemKind.PortNotStatic, syntax, syntax.ToString());
            return Unknown(items);
        }

        if (step.Ports.Any(known => known.Name == name))
        {
            draft.Report(ChainProblemKind.PortUsedTwice, syntax, name);
        }

        return AddPort(step, name, items);
    }

    private ChainValue? ReadFluentPort(StepCall call)
    {
        if (ReadPort(call) is { } branch && call.Receiver is RoutedValue routed)
        {
            routed.Ends.Add(Branch(call, "flow", branch));
        }

        return call.Receiver;
    }

    /// <summary>
    /// The name of a port by the static field that holds it: the text it is made with where that is in this project, else the field's name in
    /// kebab case.
    /// </summary>
    private string? PortName(ExpressionSyntax port, ChainScope scope)
    {
        if (Symbol(port, scope) is not IFieldSymbol { IsStatic: true, IsReadOnly: true } field)
        {
            return null;
        }

        if (OwnSyntax(field)?.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax declaration)
        {
            return PortNames.Of(field.Name);
        }

        dependencies.Add(declaration.SyntaxTree);
        return declaration.Initializer?.Value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments }
            && Model(declaration.SyntaxTree).GetConstantValue(arguments[0].Expression, cancellationToken).Value is string name
            ? name
            : null;
    }
}
