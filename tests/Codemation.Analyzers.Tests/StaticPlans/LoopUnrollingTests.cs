namespace Codemation.Analyzers.Tests.StaticPlans;

public sealed class LoopUnrollingTests
{
    private const string Begin = "Flow<Order> flow = start;\n";
    private const string End = "\n\nreturn flow;";

    [Fact]
    public async Task A_step_for_each_element_of_a_list_is_written_out_with_ids_by_the_element() => await Fixed.VerifyAsync(
        Fixed.Workflow(Begin +
            """
            // Each region has a tax.
            [|foreach|] (var region in new[] { "nl", "de" })
            {
                // For those of the region.
                flow = flow.Map($"tax-{region}", o => o.Id == region ? o with { Id = $"{o.Id}-{region}" } : o); // all of it
            }
            """ + End),
        Fixed.Workflow(Begin +
            """
            // Each region has a tax.
            // For those of the region.
            flow = flow.Map("tax-nl", o => o.Id == "nl" ? o with { Id = $"{o.Id}-nl" } : o); // all of it
            flow = flow.Map("tax-de", o => o.Id == "de" ? o with { Id = $"{o.Id}-de" } : o);
            """ + End));

    [Fact]
    public async Task Ids_that_are_the_same_in_every_round_get_a_number() => await Fixed.VerifyAsync(
        Fixed.Workflow(Begin + "flow = flow.NoOp(\"retry-2\");\n[|for|] (var i = 0; i < 3; i++)\n{\n    flow = flow.NoOp(\"retry\").NoOp(\"kept-\" + i);\n}" + End),
        Fixed.Workflow(Begin +
            """
            flow = flow.NoOp("retry-2");
            flow = flow.NoOp("retry").NoOp("kept-0");
            flow = flow.NoOp("retry-3").NoOp("kept-1");
            flow = flow.NoOp("retry-4").NoOp("kept-2");
            """ + End));

    [Fact]
    public async Task A_round_with_variables_of_its_own_keeps_its_braces() => await Fixed.VerifyAsync(
        Fixed.Workflow(Begin +
            """
            [|foreach|] (var (mode, rate) in new[] { (Mode.Fast, 0.1m), (Mode.Slow, 0.2m) })
            {
                var taxed = flow.Map($"tax-{mode.ToString().ToLowerInvariant()}", o => o with
                {
                    Total = o.Total * rate,
                });

                flow = taxed.Filter($"sent-{mode.ToString().ToLowerInvariant()}", _ => settings.Mode == mode);
            }
            """ + End),
        Fixed.Workflow(Begin +
            """
            {
                var taxed = flow.Map("tax-fast", o => o with
                {
                    Total = o.Total * 0.1m,
                });

                flow = taxed.Filter("sent-fast", _ => settings.Mode == Mode.Fast);
            }
            {
                var taxed = flow.Map("tax-slow", o => o with
                {
                    Total = o.Total * 0.2m,
                });

                flow = taxed.Filter("sent-slow", _ => settings.Mode == Mode.Slow);
            }
            """ + End));

    [Theory]
    [InlineData("var regions = new List<string> { \"nl\" };\n", "")]
    [InlineData("string[] regions = [\"nl\"];\n", "")]
    public async Task A_list_that_only_the_loop_uses_goes_with_it(string before, string after) => await Fixed.VerifyAsync(
        Fixed.Workflow(before + Begin + "[|foreach|] (var region in regions) flow = flow.NoOp(\"tax-\" + region);" + End),
        Fixed.Workflow(after + Begin + "flow = flow.NoOp(\"tax-nl\");" + End));

    [Theory]
    [InlineData("private static readonly string[] Regions = [\"nl\"];", "var region in Regions", "region")]
    [InlineData("", "var one in new[] { (Name: \"nl\", Rate: 1m) }", "one.Name")]
    [InlineData("", "var one in new[] { (\"nl\", 1m) }", "one.Item1")]
    [InlineData("private const string Home = \"nl\";", "var region in new[] { Home }", "region")]
    public async Task Elements_are_found_where_they_are_written(string members, string loop, string use) => await Fixed.VerifyAsync(
        Fixed.Workflow(Begin + $"[|foreach|] ({loop}) flow = flow.NoOp(\"tax-\" + {use});" + End, members),
        Fixed.Workflow(Begin + "flow = flow.NoOp(\"tax-nl\");" + End, members));

    [Fact]
    public async Task An_element_keeps_the_type_it_has_in_the_loop() => await Fixed.VerifyAsync(
        Fixed.Workflow(Begin + "[|foreach|] (decimal rate in new[] { -1, 2 }) flow = flow.Map(\"tax\", o => o with { Total = rate / 2 });" + End),
        Fixed.Workflow(Begin + "flow = flow.Map(\"tax\", o => o with { Total = ((decimal)(-1)) / 2 });\nflow = flow.Map(\"tax-2\", o => o with { Total = ((decimal)2) / 2 });" + End));

    [Fact]
    public async Task Loops_and_conditions_in_each_other_are_fixed_at_once() => await Fixed.VerifyAllAsync(
        Fixed.Workflow(Begin +
            """
            [|for|] (var i = 1; i <= 2; i++)
            {
                [|if|] (settings.Gifts)
                {
                    flow = flow.NoOp("gift");
                }
            }
            """ + End),
        Fixed.Workflow(Begin +
            """
            flow = flow
                .If("gifts", _ => settings.Gifts,
                    then: f => f.NoOp("gift"))
                .Merge("gifts-merged");
            flow = flow
                .If("gifts-2", _ => settings.Gifts,
                    then: f => f.NoOp("gift-2"))
                .Merge("gifts-merged-2");
            """ + End));

    [Theory]
    [InlineData("[|foreach|] (var region in settings.Region.Split(',')) flow = flow.NoOp(\"tax-\" + region);")]
    [InlineData("[|for|] (var i = 0; i < (int)settings.Limit; i++) flow = flow.NoOp(\"tax-\" + i);")]
    [InlineData("[|while|] (settings.Live) flow = flow.NoOp(\"tax\");")]
    [InlineData("[|do|] { flow = flow.NoOp(\"tax\"); } while (settings.Live);")]
    public async Task Not_where_the_rounds_are_not_known(string loop) => await Fixed.VerifyNoneAsync(Fixed.Workflow(Begin + loop + End));

    [Fact]
    public async Task Not_where_there_are_more_than_twenty_rounds_or_none() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        Begin + "[|for|] (var i = 0; i < 21; i++) flow = flow.NoOp(\"a-\" + i);\n[|for|] (var i = 0; i < 0; i++) flow = flow.NoOp(\"b-\" + i);" + End));

    [Fact]
    public async Task Not_where_the_loop_is_left_early() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        Begin + "[|foreach|] (var region in new[] { \"nl\" }) { flow = flow.NoOp(\"tax-\" + region); [|break|]; }" + End));

    [Fact]
    public async Task Not_where_a_callback_would_see_what_the_counter_is_in_the_end() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        Begin + "[|for|] (var i = 0; i < 2; i++) flow = flow.Map(\"a-\" + i, o => o with { Total = o.Total + i });" + End));

    [Fact]
    public async Task Not_where_something_else_may_change_the_list() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        Begin + "var regions = new List<string> { \"nl\" };\nregions.Add(settings.Region);\n[|foreach|] (var region in regions) flow = flow.NoOp(\"tax-\" + region);" + End));

    [Fact]
    public async Task Not_where_an_element_is_asked_for_when_the_list_is_made() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        Begin + "[|foreach|] (var region in new[] { settings.Region }) flow = flow.NoOp(\"tax\").Filter(\"of\", o => o.Id == region);" + End));

    [Fact]
    public async Task Not_where_a_callback_names_a_step_that_gets_another_id() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        Begin + "[|foreach|] (var region in new[] { \"nl\", \"de\" }) flow = flow.NoOp(\"tax\").Map(\"out-\" + region, (o, ctx) => ctx.Output<Order>(\"tax\"));" + End));

    [Fact]
    public async Task Not_where_an_element_makes_no_id() => await Fixed.VerifyNoneAsync(Fixed.Workflow(
        Begin + "[|foreach|] (var region in new[] { \"NL\", \"DE\" }) flow = flow.NoOp($\"tax-{region}\");" + End));
}
