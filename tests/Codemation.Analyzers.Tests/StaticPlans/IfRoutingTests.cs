namespace Codemation.Analyzers.Tests.StaticPlans;

public sealed class IfRoutingTests
{
    [Fact]
    public async Task Steps_that_a_setting_decides_about_become_a_branch() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            var priced = start.Map("price", o => o);
            [|if|] (settings.Discounts)
            {
                priced = priced.Map("discount", o => o with { Total = o.Total * 0.9m });
            }

            return priced.Map("receipt", o => o);
            """),
        Fixed.Workflow(
            """
            var priced = start.Map("price", o => o);
            priced = priced
                .If("discounts", _ => settings.Discounts,
                    then: f => f.Map("discount", o => o with { Total = o.Total * 0.9m }))
                .Merge("discounts-merged");

            return priced.Map("receipt", o => o);
            """));

    [Fact]
    public async Task Both_ways_become_branches_with_their_comments_and_their_layout() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            var priced = start.Map("price", o => o);

            // Before the condition.
            [|if|] (settings.Limit > 100m) // beside it
            {
                // Only large shops.
                var large = priced
                    .Filter("large", o => o.Total > settings.Limit)
                    .NoOp("kept");

                priced = large.NoOp("end"); // the end
            }
            else
            {
                // All others.
                priced = priced
                    .NoOp("a")
                    .Map("b", o =>
                    {
                        return o;
                    });
            }

            return priced; // behind it
            """),
        Fixed.Workflow(
            """
            var priced = start.Map("price", o => o);

            // Before the condition.
            // beside it
            priced = priced
                .If("limit", _ => settings.Limit > 100m,
                    then: f =>
                    {
                        // Only large shops.
                        var large = f
                            .Filter("large", o => o.Total > settings.Limit)
                            .NoOp("kept");

                        return large.NoOp("end"); // the end
                    },
                    // All others.
                    @else: f => f
                        .NoOp("a")
                        .Map("b", o =>
                        {
                            return o;
                        }))
                .Merge("limit-merged");

            return priced; // behind it
            """));

    [Fact]
    public async Task An_early_return_makes_the_rest_the_other_branch() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            var priced = start.NoOp("price");
            [|if|] (!settings.Gifts)
            {
                return priced;
            }

            var wrapped = priced.NoOp("wrap");
            return wrapped.NoOp("card");
            """),
        Fixed.Workflow(
            """
            var priced = start.NoOp("price");
            return priced
                .If("not-gifts", _ => !settings.Gifts,
                    then: f => f,
                    @else: f =>
                    {
                        var wrapped = f.NoOp("wrap");
                        return wrapped.NoOp("card");
                    })
                .Merge("not-gifts-merged");
            """));

    [Fact]
    public async Task A_variable_without_a_value_gets_the_merged_flow() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            Flow<Order> shipped;
            [|if|] (settings.Mode == Mode.Fast)
                shipped = start.NoOp("air");
            else
                shipped = start.NoOp("road");
            return shipped;
            """),
        Fixed.Workflow(
            """
            Flow<Order> shipped;
            shipped = start
                .If("mode", _ => settings.Mode == Mode.Fast,
                    then: f => f.NoOp("air"),
                    @else: f => f.NoOp("road"))
                .Merge("mode-merged");
            return shipped;
            """));

    [Theory]
    [InlineData("settings.Live", "live", "live")]
    [InlineData("Now()", "now", "now")]
    [InlineData("settings.Live\n            && settings.Gifts", "live", "live")]
    public async Task What_may_change_is_asked_once_as_before(string condition, string id, string variable) => await Fixed.VerifyAsync(
        Fixed.Workflow(
            $$"""
            [|if|] ({{condition}}) { return start.NoOp("a"); }
            return start.NoOp("b");
            """,
            "private static bool Now() => DateTime.UnixEpoch.Year > 1;"),
        Fixed.Workflow(
            $"""
            var {variable} = {condition.Replace("\n            ", " ", StringComparison.Ordinal)};
            return start
                .If("{id}", _ => {variable},
                    then: f => f.NoOp("a"),
                    @else: f => f.NoOp("b"))
                .Merge("{id}-merged");
            """,
            "private static bool Now() => DateTime.UnixEpoch.Year > 1;"));

    [Fact]
    public async Task Ids_and_names_that_are_taken_are_left_alone() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            var f = start.NoOp("live").NoOp("live-2-merged");
            var live = 1m;
            f = f.Filter("filtered", o => o.Total > live);
            [|if|] (settings.Live) { f = f.NoOp("a"); }
            return f;
            """),
        Fixed.Workflow(
            """
            var f = start.NoOp("live").NoOp("live-2-merged");
            var live = 1m;
            f = f.Filter("filtered", o => o.Total > live);
            var live2 = settings.Live;
            f = f
                .If("live-2", _ => live2,
                    then: g => g.NoOp("a"))
                .Merge("live-2-merged-2");
            return f;
            """));

    [Fact]
    public async Task All_conditions_are_fixed_at_once_the_inner_ones_first() => await Fixed.VerifyAllAsync(
        Fixed.Workflow(
            """
            Flow<Order> flow = start;
            [|if|] (settings.Discounts) { flow = flow.NoOp("a"); }
            [|if|] (settings.Discounts) { flow = flow.NoOp("b"); }
            [|if|] (settings.Mode == Mode.Fast)
            {
                flow = flow.NoOp("fast");
                [|if|] (settings.Gifts)
                {
                    flow = flow.NoOp("gift");
                }
            }
            else [|if|] (settings.Gifts)
            {
                flow = flow.NoOp("slow-gift");
            }

            return flow;
            """),
        Fixed.Workflow(
            """
            Flow<Order> flow = start;
            flow = flow
                .If("discounts", _ => settings.Discounts,
                    then: f => f.NoOp("a"))
                .Merge("discounts-merged");
            flow = flow
                .If("discounts-2", _ => settings.Discounts,
                    then: f => f.NoOp("b"))
                .Merge("discounts-2-merged");
            flow = flow
                .If("mode", _ => settings.Mode == Mode.Fast,
                    then: g =>
                    {
                        g = g.NoOp("fast");
                        return g
                            .If("gifts", _ => settings.Gifts,
                                then: f => f.NoOp("gift"))
                            .Merge("gifts-merged");
                    },
                    @else: g => g
                        .If("gifts-2", _ => settings.Gifts,
                            then: f => f.NoOp("slow-gift"))
                        .Merge("gifts-2-merged"))
                .Merge("mode-merged");

            return flow;
            """));

    [Fact]
    public async Task Comments_at_the_end_of_lines_are_kept_once() => await Fixed.VerifyAsync(
        Fixed.Workflow(
            """
            Flow<Order> flow = start; // first
            [|if|] (settings.Gifts) // why
                flow = flow.NoOp("a"); // then
            else // or
                flow = flow.NoOp("b"); // otherwise
            return flow; // last
            """),
        Fixed.Workflow(
            """
            Flow<Order> flow = start; // first
            // why
            // then
            // or
            flow = flow
                .If("gifts", _ => settings.Gifts,
                    then: f => f.NoOp("a"),
                    @else: f => f.NoOp("b"))
                .Merge("gifts-merged"); // otherwise
            return flow; // last
            """));

    [Fact]
    public async Task A_value_that_is_kept_on_a_way_does_not_keep_the_way_from_being_a_branch() => await Fixed.VerifyAllAsync(
        Fixed.Workflow(
            """
            Flow<Order> flow = start;
            [|if|] (settings.Gifts)
            {
                [|if|] (settings.Live) { flow = flow.NoOp("a"); }
            }

            return flow;
            """),
        Fixed.Workflow(
            """
            Flow<Order> flow = start;
            flow = flow
                .If("gifts", _ => settings.Gifts,
                    then: g =>
                    {
                        var live = settings.Live;
                        return g
                            .If("live", _ => live,
                                then: f => f.NoOp("a"))
                            .Merge("live-merged");
                    })
                .Merge("gifts-merged");

            return flow;
            """));

    [Fact]
    public async Task A_condition_in_a_method_of_the_class_is_fixed_there() => await Fixed.VerifyAsync(
        Fixed.Class(
            "    protected override Flow<Order> Define(Start<Order> start) => Discounted(start);",
            """
            private Flow<Order> Discounted(Flow<Order> orders)
            {
                [|if|] (settings.Discounts) return orders.NoOp("discount");
                return orders;
            }
            """),
        Fixed.Class(
            "    protected override Flow<Order> Define(Start<Order> start) => Discounted(start);",
            """
            private Flow<Order> Discounted(Flow<Order> orders)
            {
                return orders
                    .If("discounts", _ => settings.Discounts,
                        then: f => f.NoOp("discount"),
                        @else: f => f)
                    .Merge("discounts-merged");
            }
            """));

    [Theory]
    [InlineData("Flow<Order> a = start; var b = start.NoOp(\"b\"); [|if|] (settings.Gifts) { a = Flow.Merge(\"m\", a, b); } else { _ = b; } return a;")]
    [InlineData("var a = start.NoOp(\"a\"); var b = start.NoOp(\"b\"); [|if|] (settings.Gifts) { a = a.NoOp(\"x\"); b = b.NoOp(\"y\"); } return Flow.Merge(\"m\", a, b);")]
    public async Task Not_where_the_ways_use_several_flows_whose_items_would_all_go_on(string statements) => await Fixed.VerifyNoneAsync(Fixed.Workflow(statements));

    [Theory]
    [InlineData("Console.WriteLine(); flow = flow.NoOp(\"a\");")]
    [InlineData("flow = flow.Wait(\"a\", settings.Pause);")]
    [InlineData("flow = flow.Map(\"a\", o => o, new() { MaxConcurrency = (int)settings.Limit });")]
    [InlineData("flow = flow.Map(\"a\", o => o, new() { Retry = Retry.Fixed((int)settings.Limit, TimeSpan.Zero) });")]
    [InlineData("flow = Loud(flow);")]
    public async Task Not_where_a_way_does_more_than_to_describe_flows_since_branches_are_always_described(string way) => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        $$"""Flow<Order> flow = start; [|if|] (settings.Gifts) { {{way}} } return flow;""",
        """private static Flow<Order> Loud(Flow<Order> flow) { Console.WriteLine(); return flow.NoOp("loud"); }"""));

    [Theory]
    [InlineData("flow = flow.Callback<Order>(\"a\", (items, ctx) => ValueTask.FromResult(items.Select(item => item.Json)));")]
    [InlineData("flow = flow.Aggregate(\"a\", items => items[0].Json, new() { RunWhenEmpty = true });")]
    public async Task Not_where_a_step_would_run_for_no_items_on_a_way_that_is_not_taken(string way) =>
        await Fixed.VerifyNoneAsync(Fixed.Workflow($$"""Flow<Order> flow = start; [|if|] (settings.Gifts) { {{way}} } return flow;"""));

    [Fact]
    public async Task Not_where_the_merge_would_sort_what_was_appended() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        """Flow<Order> flow = start; [|if|] (settings.Gifts) { flow = Flow.Merge("m", flow.NoOp("a"), flow.NoOp("b"), MergeMode.Append); } return flow;"""));

    [Theory]
    [InlineData("(o, ctx) => ctx.Output<Order>(\"a\")")]
    [InlineData("(o, ctx) => ctx.Output<Order>(A)")]
    [InlineData("(o, ctx) => ctx.Output<Order>(o.Id)")]
    [InlineData("Earlier")]
    public async Task Not_where_a_later_step_reads_an_output_that_not_every_item_would_have(string step) => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        $$"""Flow<Order> flow = start; [|if|] (settings.Gifts) { flow = flow.NoOp("a"); } return flow.Map("b", {{step}});""",
        """private static Order Earlier(Order o, StepContext ctx) => ctx.Output<Order>("a"); private const string A = "a";"""));

    [Fact]
    public async Task Not_where_triggers_depend_on_it_since_items_come_after_them() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        """[|if|] (settings.Gifts) { start = start.OnManual(); } return start;"""));

    [Theory]
    [InlineData("settings.Region is { Length: > 2 } region")]
    [InlineData("true")]
    public async Task Not_where_the_condition_names_something_or_is_constant(string condition) => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        $$"""Flow<Order> flow = start; [|if|] ({{condition}}) { flow = flow.NoOp("a"); } return flow;"""));

    [Fact]
    public async Task Not_where_directives_cut_the_code() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        """
        Flow<Order> flow = start;
        [|if|] (settings.Gifts)
        {
        #if DEBUG
            flow = flow.NoOp("a");
        #else
            flow = flow.NoOp("b");
        #endif
        }
        return flow;
        """));
}
