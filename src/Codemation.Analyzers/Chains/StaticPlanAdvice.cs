using Codemation.Dsl.Generator.Chains;

namespace Codemation.Analyzers.Chains;

/// <summary>Says what a definition can't hold, and what to write instead.</summary>
internal static class StaticPlanAdvice
{
    private const int LongestCode = 60;

    /// <summary>The two halves of the message; null for a problem that is not about a static plan.</summary>
    public static (string What, string Instead)? For(ChainProblem problem, CancellationToken cancellationToken) => problem.Kind switch
    {
        ChainProblemKind.Loop => (
            $"a '{problem.Arguments[0]}' loop",
            "let .Split(id, …) make an item of each element, or write the steps out"),
        ChainProblemKind.Condition when problem.Arguments[0] is "??" or "?." => (
            $"'{problem.Arguments[0]}'",
            "a flow is never null, so leave it out"),
        ChainProblemKind.Condition => (
            $"the condition '{problem.Arguments[0]}'",
            "decide for each item with .If(id, …) or .Switch(id, …)"),
        ChainProblemKind.NotStraightLine => NotStraightLine(problem.Arguments[0], Code(problem, cancellationToken)),
        ChainProblemKind.FlowFromElsewhere => (
            $"'{problem.Arguments[0]}', a flow that is made elsewhere",
            "begin at the parameter of Define, and hand flows on as local variables and arguments"),
        ChainProblemKind.MethodNotFollowed => (
            $"a call of '{problem.Arguments[0]}', whose source is not in this project",
            "call the steps here, or in a method of this project that takes and returns flows"),
        ChainProblemKind.Recursion => (
            $"a call of '{problem.Arguments[0]}' within itself",
            "write the steps out"),
        ChainProblemKind.CaseNotConstant => (
            "a case without a constant key",
            "give Case a constant, and leave the rest to Default"),
        ChainProblemKind.CaseUsedTwice => (
            "two defaults in one Switch",
            "put the steps of both into one"),
        ChainProblemKind.PortNotStatic => (
            $"'{problem.Arguments[0]}', which is no port that is known when the workflow is built",
            "name a port by its field: public static readonly Port<…> Approved = new(\"approved\")"),
        ChainProblemKind.PortUsedTwice => (
            $"two ways for the port '{problem.Arguments[0]}'",
            "put the steps of both into one way"),
        ChainProblemKind.TriggerNotConstant => (
            $"a schedule whose {problem.Arguments[0]} is not constant",
            "write a literal or a const; a schedule is part of the plan"),
        ChainProblemKind.ModeNotConstant => (
            "a merge without a constant mode",
            "write MergeMode.Append or MergeMode.PassThrough"),
        _ => null,
    };

    private static (string What, string Instead) NotStraightLine(string form, string code) => form switch
    {
        "try" => ("'try'", "handle failing items with .Try(id, body, @catch), and exceptions inside of a step"),
        "throw" or "ThrowExpression" => ("'throw'", "return the flow of the outputs, and fail inside of a step"),
        "await" or "AwaitExpression" => ("'await'", "await inside of a step, such as .MapAsync(id, …)"),
        "using" or "lock" => ($"'{form}'", "use resources inside of a step"),
        _ => ($"'{code}'", "write declarations of flows and one return, and move other code into a step"),
    };

    private static string Code(ChainProblem problem, CancellationToken cancellationToken)
    {
        var text = problem.Location.SourceTree?.GetText(cancellationToken).ToString(problem.Location.SourceSpan) ?? problem.Arguments[0];
        var end = text.IndexOfAny(['\r', '\n']);
        var line = end < 0 ? text : text.Substring(0, end);
        return line.Length <= LongestCode ? line : line.Substring(0, LongestCode) + "…";
    }
}
