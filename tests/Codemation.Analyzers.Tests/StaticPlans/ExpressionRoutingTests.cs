namespace Codemation.Analyzers.Tests.StaticPlans;

public sealed class ExpressionRoutingTests
{
    [Fact]
    public async Task A_choice_between_flows_becomes_an_if() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            var flow = [|settings.Gifts
                // With a card.
                ? start.NoOp("wrap").NoOp("card")
                : start|];
            return flow.NoOp("out");
            """),
        Fixed.Workflow(
            """
            var flow = start
                .If("gifts", _ => settings.Gifts,
                    // With a card.
                    then: f => f.NoOp("wrap").NoOp("card"),
                    @else: f => f)
                .Merge("gifts-merged");
            return flow.NoOp("out");
            """));

    [Fact]
    public async Task Steps_go_on_behind_it() => await Fixed.VerifyAsync(
        Fixed.Class(
            """
                protected override Flow<Order> Define(Start<Order> start) => ([|settings.Gifts ? start.NoOp("wrap") : start.NoOp("box")|])
                    .NoOp("out");
            """),
        Fixed.Class(
            """
                protected override Flow<Order> Define(Start<Order> start) => start
                    .If("gifts", _ => settings.Gifts,
                        then: f => f.NoOp("wrap"),
                        @else: f => f.NoOp("box"))
                    .Merge("gifts-merged")
                    .NoOp("out");
            """));

    [Fact]
    public async Task A_definition_with_an_arrow_gets_a_body_where_something_is_asked_once() => await Fixed.VerifyAsync(
        Fixed.Class(
            """
                protected override Flow<Order> Define(Start<Order> start) => [|settings.Live
                    ? start
                        .NoOp("a")
                        .NoOp("b")
                    : start|];
            """),
        Fixed.Class(
            """
                protected override Flow<Order> Define(Start<Order> start)
                {
                    var live = settings.Live;
                    return start
                        .If("live", _ => live,
                            then: f => f
                                .NoOp("a")
                                .NoOp("b"),
                            @else: f => f)
                        .Merge("live-merged");
                }
            """));

    [Fact]
    public async Task A_choice_in_a_branch_becomes_an_if_in_the_branch() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            return start
                .If("large", o => o.Total > 10m,
                    then: f => [|settings.Gifts ? f.NoOp("wrap") : f|])
                .Merge("all");
            """),
        Fixed.Workflow(
            """
            return start
                .If("large", o => o.Total > 10m,
                    then: f => f
                        .If("gifts", _ => settings.Gifts,
                            then: g => g.NoOp("wrap"),
                            @else: g => g)
                        .Merge("gifts-merged"))
                .Merge("all");
            """));

    [Fact]
    public async Task Choices_in_choices_are_fixed_at_once() => await Fixed.VerifyAllAsync(
        Fixed.Workflow("return [|settings.Gifts ? start.NoOp(\"a\") : [|settings.Discounts ? start.NoOp(\"b\") : start|]|];"),
        Fixed.Workflow(
            """
            return start
                .If("gifts", _ => settings.Gifts,
                    then: g => g.NoOp("a"),
                    @else: g => g
                        .If("discounts", _ => settings.Discounts,
                            then: f => f.NoOp("b"),
                            @else: f => f)
                        .Merge("discounts-merged"))
                .Merge("gifts-merged");
            """));

    [Fact]
    public async Task A_switch_expression_becomes_a_switch() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            return [|settings.Mode switch
            {
                // By air.
                Mode.Fast => start.NoOp("air"),
                _ => start.NoOp("road"), // as ever
            }|];
            """),
        Fixed.Workflow(
            """
            return start
                .Switch("mode", _ => settings.Mode, c => c
                    // By air.
                    .Case(Mode.Fast, f => f.NoOp("air"))
                    // as ever
                    .Default(f => f.NoOp("road")))
                .Merge("mode-merged");
            """));

    [Theory]
    [InlineData("Mode.Fast => start.NoOp(\"a\"), _ => throw new InvalidOperationException()")]
    [InlineData("Mode.Fast => start.NoOp(\"a\"), Mode.Slow => start")]
    public async Task Not_where_no_arm_gives_a_flow_for_the_rest_since_the_start_would_fail_and_not_the_items(string arms) =>
        await Fixed.VerifyNoneAsync(Fixed.Workflow($$"""return [|settings.Mode switch { {{arms}} }|];"""));

    [Theory]
    [InlineData("settings.Limit switch { > 100m => start.NoOp(\"a\"), _ => start }")]
    [InlineData("settings.Mode switch { Mode.Fast or Mode.Slow => start.NoOp(\"a\"), _ => start }")]
    [InlineData("settings.Mode switch { Mode.Fast when settings.Gifts => start.NoOp(\"a\"), _ => start }")]
    public async Task Not_where_an_arm_is_no_constant(string choice) => await Fixed.VerifyNoneAsync(Fixed.Workflow($"return [|{choice}|];"));

    [Fact]
    public async Task Not_where_what_is_asked_once_has_no_place() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        """return start.If("large", o => o.Total > 1m, then: f => [|settings.Live ? f.NoOp("a") : f|]).Merge("m");"""));

    [Fact]
    public async Task Not_where_it_was_asked_only_sometimes_and_may_fail() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        """return [|settings.Gifts ? ([|settings.Region[0] == 'n' ? start.NoOp("a") : start|]) : start.NoOp("b")|];"""));

    [Theory]
    [InlineData("var flow = start.NoOp(\"a\"); return [|flow ?? start.NoOp(\"b\")|];", "var flow = start.NoOp(\"a\"); return flow;")]
    [InlineData("return [|start?.NoOp(\"a\").NoOp(\"b\")|]!;", "return start.NoOp(\"a\").NoOp(\"b\")!;")]
    public async Task What_asks_whether_a_flow_is_null_is_left_out(string before, string after) =>
        await Fixed.VerifyAsync(Fixed.Workflow(before), Fixed.Workflow(after));

    [Fact]
    public async Task Not_where_a_flow_may_be_null() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        "return [|[|kept|] ?? start|];", "private readonly Flow<Order>? kept;"));
}
