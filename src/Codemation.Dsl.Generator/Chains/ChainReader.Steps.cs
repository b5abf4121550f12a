using Codemation.Dsl.Generator.Chains.Values;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <content>Steps with one input and one output.</content>
internal sealed partial class ChainReader
{
    private ChainValue? ReadStep(string owner, StepCall call) => owner switch
    {
        "Start`1" => ReadTrigger(call),
        "Flow`1" => ReadFlowStep(call),
        "Flow" or "FlowExtensions" or "Branches`1" or "Branches`2" => ReadMerge(call),
        "Switched`2" => ReadCase(call),
        "SwitchCases`2" or "SwitchCases`3" => ReadFluentCase(call),
        "RoutePorts" => ReadPort(call),
        "Routes" or "Routes`1" => ReadFluentPort(call),
        _ when owner.StartsWith("Forked`", StringComparison.Ordinal) => ReadMerge(call),
        _ => ReportUnknown(call),
    };

    private ChainValue? ReadFlowStep(StepCall call) => call.Method.Name switch
    {
        "Map" => ReadSimple(StepKind.Map, call, usesContext: CallbackArity(call.Method) == 2),
        "MapItem" => ReadSimple(StepKind.MapItem, call, usesContext: true),
        "MapAsync" => ReadSimple(StepKind.MapAsync, call, usesContext: true),
        "MapItemAsync" => ReadSimple(StepKind.MapItemAsync, call, usesContext: true),
        "Filter" => ReadSimple(StepKind.Filter, call),
        "Split" => ReadSimple(StepKind.Split, call),
        "Aggregate" => ReadSimple(StepKind.Aggregate, call),
        "Callback" => ReadSimple(StepKind.Callback, call, usesContext: true),
        "Run" => ReadSimple(StepKind.Run, call, usesContext: true, RequestType(call)),
        "Call" => ReadSimple(StepKind.Call, call, target: CalledWorkflow(call)),
        "NoOp" => ReadSimple(StepKind.NoOp, call),
        "Wait" => ReadSimple(StepKind.Wait, call),
        "WaitUntil" => ReadSimple(StepKind.WaitUntil, call),
        "WaitFor" => ReadWaitFor(call),
        "Route" => ReadRoute(call),
        "If" => ReadIf(call),
        "Switch" => ReadSwitch(call),
        "Try" => ReadTry(call),
        "Fork" => ReadFork(call),
        _ => ReportUnknown(call),
    };

    private FlowValue ReadSimple(StepKind kind, StepCall call, bool usesContext = false, ITypeSymbol? target = null) =>
        AppendSingle(kind, call, [FlowOf(call)], usesContext, target);

    private FlowValue ReadWaitFor(StepCall call)
    {
        var signal = call.Scope.Types.Apply(call.Method.TypeArguments[0], compilation);
        var step = draft.Append(StepKind.WaitFor, Identify(call), call.Syntax, call.Method, [FlowOf(call)], signal: signal);
        return AddPort(step, "main", ItemsOf(call.Method.ReturnType, call.Scope));
    }

    private FlowValue AppendSingle(
        StepKind kind,
        StepCall call,
        IReadOnlyList<FlowValue> inputs,
        bool usesContext = false,
        ITypeSymbol? target = null)
    {
        var step = draft.Append(kind, Identify(call), call.Syntax, call.Method, inputs, usesContext, target);
        return AddPort(step, "main", ItemsOf(call.Method.ReturnType, call.Scope));
    }

    private static FlowValue AddPort(ChainStep step, string name, ITypeSymbol items)
    {
        step.Ports.Add(new ChainPort(name, items));
        return new FlowValue(new ChainSource(step.Index, step.Ports.Count - 1), items);
    }

    private FlowValue FlowOf(StepCall call) => call.Receiver as FlowValue ?? Unknown(ItemsOf(call.Method.ContainingType, call.Scope));

    private ITypeSymbol ItemsOf(ITypeSymbol flow, ChainScope scope) =>
        scope.Types.Apply(dsl.Items(flow) ?? compilation.GetSpecialType(SpecialType.System_Object), compilation);

    private StepIdentity Identify(StepCall call)
    {
        var syntax = (SyntaxNode?)call.Arguments.Syntax("id") ?? StepSyntax.Name(call.Syntax);
        if (call.Arguments.Value("id") is ConstantValue { Value: string id })
        {
            return new StepIdentity(id, syntax);
        }

        draft.Report(ChainProblemKind.StepIdNotConstant, syntax);
        return new StepIdentity(null, syntax);
    }

    private static int CallbackArity(IMethodSymbol method) =>
        method.Parameters.Length > 1 && method.Parameters[1].Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
            ? invoke.Parameters.Length
            : 0;

    private ITypeSymbol? RequestType(StepCall call)
    {
        var model = call.Scope.Model;
        var type = call.Arguments.Syntax("request") switch
        {
            LambdaExpressionSyntax { ExpressionBody: { } body } => model.GetTypeInfo(body, cancellationToken).Type,
            LambdaExpressionSyntax { Block: { } block } => SingleReturnType(block, model),
            { } expression => (model.GetSymbolInfo(expression, cancellationToken).Symbol as IMethodSymbol)?.ReturnType,
            null => null,
        };
        return type is null ? null : call.Scope.Types.Apply(type, compilation);
    }

    private ITypeSymbol? SingleReturnType(BlockSyntax block, SemanticModel model)
    {
        ITypeSymbol? single = null;
        foreach (var result in block.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
            .OfType<ReturnStatementSyntax>())
        {
            var type = result.Expression is { } expression ? model.GetTypeInfo(expression, cancellationToken).Type : null;
            if (type is null || (single is not null && !SymbolEqualityComparer.Default.Equals(single, type)))
            {
                return null;
            }

            single = type;
        }

        return single;
    }

    private ITypeSymbol? CalledWorkflow(StepCall call) => call.Arguments.Syntax("workflow") is { } workflow
        && call.Scope.Model.GetTypeInfo(workflow, cancellationToken).Type is { } type
        ? call.Scope.Types.Apply(type, compilation)
        : null;

    private ChainValue? ReportUnknown(StepCall call)
    {
        draft.Report(ChainProblemKind.MethodNotFollowed, StepSyntax.Name(call.Syntax), call.Method.Name);
        return Unknown(call.Method.ReturnType, call.Scope);
    }
}
