using Codemation.Dsl.Generator.Chains.Values;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains;

/// <content>Triggers: the calls on the head of the flow.</content>
internal sealed partial class ChainReader
{
    private ChainValue? ReadTrigger(StepCall call)
    {
        switch (call.Method.Name)
        {
            case "OnManual":
                draft.Add(new ChainTrigger("Manual", null, null, call.Syntax));
                break;
            case "OnCron" or "OnCronMany":
                draft.Add(new ChainTrigger("Cron", TriggerText(call, "expression"), TriggerText(call, "timeZone"), call.Syntax)
                {
                    ExpressionSyntax = call.Arguments.Syntax("expression"),
                    TimeZoneSyntax = call.Arguments.Syntax("timeZone"),
                });
                break;
            default:
                return ReportUnknown(call);
        }

        return call.Receiver;
    }

    private string? TriggerText(StepCall call, string parameter)
    {
        if (call.Arguments.Syntax(parameter) is not { } syntax)
        {
            return null;
        }

        var value = call.Arguments.Value(parameter) ?? EvaluateConstant(syntax, call.Scope);
        if (value is not ConstantValue { Value: null or string } constant)
        {
            draft.Report(ChainProblemKind.TriggerNotConstant, syntax, parameter);
            return null;
        }

        return (string?)constant.Value;
    }
}
