using System.Globalization;
using Codemation.Dsl.Generator.Chains.Values;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains;

/// <content>Steps with several outputs, and merges.</content>
internal sealed partial class ChainReader
{
    private ChainValue ReadIf(StepCall call)
    {
        var flow = FlowOf(call);
        var step = draft.Append(StepKind.If, Identify(call), call.Syntax, call.Method, [flow]);
        var yes = AddPort(step, "true", flow.Items);
        var no = AddPort(step, "false", flow.Items);
        if (call.Method.TypeArguments.Length == 0)
        {
            return new TupleValue(yes, no);
        }

        var then = Branch(call, "then", yes);
        return new EndsValue([then, call.Method.TypeArguments.Length == 1 ? no : Branch(call, "else", no)]);
    }

    private ChainValue ReadSwitch(StepCall call)
    {
        var flow = FlowOf(call);
        var step = draft.Append(StepKind.Switch, Identify(call), call.Syntax, call.Method, [flow]);
        var switched = new SwitchedValue(step.Index, flow.Items, call.Scope.Types.Apply(call.Method.TypeArguments[0], compilation));
        if (call.Method.TypeArguments.Length == 1)
        {
            return switched;
        }

        _ = Apply(call.Arguments.Value("cases"), [switched], (SyntaxNode?)call.Arguments.Syntax("cases") ?? call.Syntax, call.Scope);
        return new EndsValue(switched.Ends);
    }

    private FlowValue? ReadCase(StepCall call)
    {
        if (call.Receiver is not SwitchedValue switched)
        {
            draft.Report(ChainProblemKind.FlowFromElsewhere, call.Syntax, call.Syntax.Expression.ToString());
            return Unknown(call.Method.ReturnType, call.Scope) as FlowValue;
        }

        var step = draft[switched.Step];
        var isDefault = call.Method.Name == "Default";
        var name = isDefault ? "default" : CaseName(call, switched);
        if (!step.Ports.Any(port => port.Name == name))
        {
            return AddPort(step, name, switched.Items);
        }

        var kind = isDefault ? ChainProblemKind.CaseUsedTwice : ChainProblemKind.CaseUnreachable;
        draft.Report(kind, (SyntaxNode?)call.Arguments.Syntax("key") ?? StepSyntax.Name(call.Syntax), name);
        return AddPort(step, FreePort(step, name), switched.Items);
    }

    // The recorder names them the same way.
    private static string FreePort(ChainStep step, string name)
    {
        for (var number = 2; ; number++)
        {
            var free = name + "#" + number.ToString(CultureInfo.InvariantCulture);
            if (!step.Ports.Any(port => port.Name == free))
            {
                return free;
            }
        }
    }

    private ChainValue? ReadFluentCase(StepCall call)
    {
        if (ReadCase(call) is { } branch && call.Receiver is SwitchedValue switched)
        {
            switched.Ends.Add(Branch(call, "flow", branch));
        }

        return call.Receiver;
    }

    private string CaseName(StepCall call, SwitchedValue switched)
    {
        var syntax = call.Arguments.Syntax("key");
        var value = call.Arguments.Value("key") ?? (syntax is null ? null : EvaluateConstant(syntax, call.Scope));
        if (value is ConstantValue key)
        {
            return PortName(key.Value, switched.Key);
        }

        draft.Report(ChainProblemKind.CaseNotConstant, (SyntaxNode?)syntax ?? call.Syntax);
        return "?" + draft[switched.Step].Ports.Count.ToString(CultureInfo.InvariantCulture);
    }

    private ChainValue ReadFork(StepCall call)
    {
        var flow = FlowOf(call);
        var ends = new List<FlowValue>();
        foreach (var parameter in call.Method.Parameters)
        {
            ends.Add(Branch(call, parameter.Name, flow));
        }

        return new EndsValue(ends);
    }

    private ChainValue ReadTry(StepCall call)
    {
        var flow = FlowOf(call);
        var identity = Identify(call);
        var step = draft.Append(StepKind.Try, identity, call.Syntax, call.Method, [flow]);
        var body = AddPort(step, "body", flow.Items);
        var end = draft.InScope(step.Index, () => Branch(call, "body", body));

        var endIdentity = identity with { Id = identity.Id is null ? null : identity.Id + ".end" };
        var exit = draft.Append(StepKind.TryEnd, endIdentity, call.Syntax, call.Method, [end, flow]);
        var completed = AddPort(exit, "completed", end.Items);
        var caught = AddPort(exit, "caught", CaughtType(call));
        return new EndsValue([completed, Branch(call, "catch", caught)]);
    }

    private ITypeSymbol CaughtType(StepCall call)
    {
        var handler = (INamedTypeSymbol)call.Method.Parameters.First(static parameter => parameter.Name == "catch").Type;
        return ItemsOf(handler.TypeArguments[0], call.Scope);
    }

    /// <summary>Reads a branch: what the function given for a parameter makes of a flow.</summary>
    private FlowValue Branch(StepCall call, string parameter, FlowValue flow)
    {
        var result = call.Method.Parameters.First(each => each.Name == parameter).Type is INamedTypeSymbol { DelegateInvokeMethod.ReturnType: var type }
            ? dsl.Items(type)
            : null;
        var syntax = (SyntaxNode?)call.Arguments.Syntax(parameter) ?? StepSyntax.Name(call.Syntax);
        return ApplyToFlow(call.Arguments.Value(parameter), flow, result ?? flow.Items, syntax, call.Scope);
    }

    private FlowValue ReadMerge(StepCall call)
    {
        var inputs = new List<FlowValue>();
        foreach (var value in new[] { call.Receiver }.Concat(call.Arguments.Values))
        {
            switch (value)
            {
                case FlowValue flow:
                    inputs.Add(flow);
                    break;
                case EndsValue several:
                    inputs.AddRange(several.Ends);
                    break;
            }
        }

        return AppendSingle(MergeKind(call), call, inputs);
    }

    private StepKind MergeKind(StepCall call)
    {
        if (call.Method.Parameters.Any(static parameter => parameter.Name == "mode"))
        {
            if (call.Arguments.Value("mode") is ConstantValue { Type: INamedTypeSymbol type, Value: { } mode })
            {
                return EnumText.Of(type, mode) == "Append" ? StepKind.MergeAppend : StepKind.MergePassThrough;
            }

            draft.Report(ChainProblemKind.ModeNotConstant, (SyntaxNode?)call.Arguments.Syntax("mode") ?? call.Syntax);
            return StepKind.MergeAppend;
        }

        return call.Method.Parameters.Count(static parameter => parameter.Type.TypeKind == TypeKind.Delegate) switch
        {
            1 => StepKind.MergePaired,
            2 => StepKind.MergeMapped,
            _ => StepKind.Merge,
        };
    }
}
