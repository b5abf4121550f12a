using Codemation.Dsl.Generator;

namespace Codemation.Analyzers.Tests.StaticPlans;

public sealed class MemberTests
{
    [Theory]
    [InlineData("private static readonly Func<Flow<Order>, Flow<Order>> Audited = f => f.NoOp(\"audited\");", "private static Flow<Order> Audited(Flow<Order> f) => f.NoOp(\"audited\");")]
    [InlineData("private Func<Flow<Order>, Flow<Order>> Audited => (f) => f.Filter(\"audited\", o => o.Total < settings.Limit);", "private Flow<Order> Audited(Flow<Order> f) => f.Filter(\"audited\", o => o.Total < settings.Limit);")]
    [InlineData("private static Func<Flow<Order>, Flow<Order>> Audited { get; } = f =>\n{\n    return f.NoOp(\"audited\");\n};", "private static Flow<Order> Audited(Flow<Order> f)\n{\n    return f.NoOp(\"audited\");\n}")]
    public async Task A_function_in_a_member_becomes_a_method(string before, string after) => await Fixed.VerifyAsync(
        Fixed.Workflow("return [|Audited|](start.NoOp(\"in\"));", before) with { Generators = [new WorkflowGenerator()] },
        Fixed.Workflow("return Audited(start.NoOp(\"in\"));", after));

    [Fact]
    public async Task A_function_that_is_passed_on_becomes_a_method_too() => await Fixed.VerifyAsync(
        Fixed.Workflow("return start.If(\"large\", o => o.Total > 1m, then: [|Audited|]).Merge(\"all\");", "private readonly Func<Flow<Order>, Flow<Order>> Audited = f => f.NoOp(\"audited\");"),
        Fixed.Workflow("return start.If(\"large\", o => o.Total > 1m, then: Audited).Merge(\"all\");", "private Flow<Order> Audited(Flow<Order> f) => f.NoOp(\"audited\");"));

    [Theory]
    [InlineData("private Func<Flow<Order>, Flow<Order>> audited = f => f.NoOp(\"a\");")]
    [InlineData("internal readonly Func<Flow<Order>, Flow<Order>> audited = f => f.NoOp(\"a\");")]
    [InlineData("private readonly Func<Flow<Order>, Flow<Order>> audited = Make();\nprivate static Func<Flow<Order>, Flow<Order>> Make() => f => f.NoOp(\"a\");")]
    public async Task Not_where_others_may_give_it_another_function(string member) =>
        await Fixed.VerifyNoneAsync(Fixed.Workflow("return [|audited|](start);", member));

    [Theory]
    [InlineData("private Flow<Order>? kept;", "return [|kept|]!.NoOp(\"a\");")]
    [InlineData("private Flow<Order>? kept;", "[|kept|] = start; return start;")]
    [InlineData("", "return [|new[] { start }.First()|];")]
    [InlineData("", "var flows = [|new List<Flow<Order>>()|]; [|[|flows|].Add(start)|]; return start;")]
    [InlineData("private static Flow<Order> Again(Flow<Order> flow) => [|Again|](flow);", "return Again(start);")]
    [InlineData("", "return [|null|]!;")]
    public async Task Not_for_flows_that_are_made_elsewhere_or_never_end(string member, string statements) =>
        await Fixed.VerifyNoneAsync(Fixed.Workflow(statements, member));

    [Theory]
    [InlineData("private static readonly string Home = \"nl\";", "private const string Home = \"nl\";", "return start.Switch(\"s\", o => o.Id, c => c.Case({0}, f => f).Default(f => f)).Merge(\"m\");", "Home")]
    [InlineData("internal static readonly MergeMode All = MergeMode.Append;", "internal const MergeMode All = MergeMode.Append;", "return Flow.Merge(\"m\", start, start, {0});", "All")]
    [InlineData("private static readonly string Daily = \"0 6 * * *\";", "private const string Daily = \"0 6 * * *\";", "return start.OnCron({0}, tick => new Order(\"1\", 1m, [])).NoOp(\"a\");", "Orders.Daily")]
    public async Task A_field_that_is_constant_but_for_its_declaration_becomes_a_constant(string before, string after, string statement, string use) => await Fixed.VerifyAsync(
        Fixed.Workflow(statement.Replace("{0}", $"[|{use}|]", StringComparison.Ordinal), before),
        Fixed.Workflow(statement.Replace("{0}", use, StringComparison.Ordinal), after));

    [Theory]
    [InlineData("private static readonly MergeMode Mode = MergeMode.Append; static Orders() => Mode = MergeMode.PassThrough;", "return Flow.Merge(\"m\", start, start, [|Mode|]);")]
    [InlineData("public static readonly MergeMode Mode = MergeMode.Append;", "return Flow.Merge(\"m\", start, start, [|Mode|]);")]
    [InlineData("private static MergeMode Mode => MergeMode.Append;", "return Flow.Merge(\"m\", start, start, [|Mode|]);")]
    [InlineData("", "return Flow.Merge(\"m\", start, start, [|settings.Live ? MergeMode.Append : MergeMode.PassThrough|]);")]
    public async Task Not_where_the_value_is_chosen_or_may_be_another_one(string member, string statements) =>
        await Fixed.VerifyNoneAsync(Fixed.Workflow(statements, member));
}
