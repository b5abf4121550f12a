namespace Codemation.Dsl.Generator.Tests.Chains;

public sealed class RouterTests
{
    [Fact]
    public void An_If_and_its_merge_are_the_same_in_both_forms()
    {
        AssertSame(
            """
            0 If large <- start -> true:Order false:Order
            1 Map discount <- 0.0 -> main:String
            2 Map keep <- 0.1 -> main:String
            3 Merge joined <- 1.0 2.0 -> main:String
            result 3.0
            """,
            "string",
            """
            start.If("large", o => o.Total > 1000m,
                then: f => f.Map("discount", o => "less " + o.Id),
                @else: f => f.Map("keep", o => o.Id))
                .Merge("joined")
            """,
            """
            var (large, small) = start.If("large", o => o.Total > 1000m);
            var discount = large.Map("discount", o => "less " + o.Id);
            return Flow.Merge("joined", discount, small.Map("keep", o => o.Id));
            """);
    }

    [Fact]
    public void Without_an_else_false_items_pass_through()
    {
        AssertSame(
            """
            0 If large <- start -> true:Order false:Order
            1 NoOp dear <- 0.0 -> main:Order
            2 Merge joined <- 1.0 0.1 -> main:Order
            result 2.0
            """,
            "Order",
            """start.If("large", o => o.Total > 1000m, f => f.NoOp("dear")).Merge("joined")""",
            """
            var routed = start.If("large", o => o.Total > 1000m);
            return Flow.Merge("joined", routed.True.NoOp("dear"), routed.False);
            """);
    }

    [Fact]
    public void Branches_of_two_types_are_brought_to_one()
    {
        AssertSame(
            """
            0 If large <- start -> true:Order false:Order
            1 Map number <- 0.0 -> main:Decimal
            2 Map text <- 0.1 -> main:String
            3 MergeMapped joined <- 1.0 2.0 -> main:Receipt
            result 3.0
            """,
            "Receipt",
            """
            start.If("large", o => o.Total > 1000m, f => f.Map("number", o => o.Total), f => f.Map("text", o => o.Id))
                .Merge("joined", number => new Receipt("", number), text => new Receipt(text, 0m))
            """,
            """
            var (large, small) = start.If("large", o => o.Total > 1000m);
            return Flow.Merge("joined", large.Map("number", o => o.Total), small.Map("text", o => o.Id),
                number => new Receipt("", number), text => new Receipt(text, 0m));
            """);
    }

    [Fact]
    public void A_Switch_has_a_port_for_each_case()
    {
        AssertSame(
            """
            0 Switch country <- start -> NL:Order DE:Order default:Order
            1 Map nl <- 0.0 -> main:Decimal
            2 Map de <- 0.1 -> main:Decimal
            3 Map zero <- 0.2 -> main:Decimal
            4 Merge vat <- 1.0 2.0 3.0 -> main:Decimal
            result 4.0
            """,
            "decimal",
            """
            start.Switch("country", o => o.Country, c => c
                .Case(Country.NL, f => f.Map("nl", o => o.Total * 0.21m))
                .Case(Country.DE, f => f.Map("de", o => o.Total * 0.19m))
                .Default(f => f.Map("zero", o => 0m)))
                .Merge("vat")
            """,
            """
            var country = start.Switch("country", o => o.Country);
            var nl = country.Case(Country.NL).Map("nl", o => o.Total * 0.21m);
            var de = country.Case(Country.DE).Map("de", o => o.Total * 0.19m);
            var rest = country.Default().Map("zero", o => 0m);
            return Flow.Merge("vat", nl, de, rest);
            """);
    }

    [Theory]
    [InlineData("o.Id", "\"nl\"", "nl")]
    [InlineData("o.Lines.Count", "7", "7")]
    [InlineData("(long)o.Lines.Count", "-7", "-7")]
    [InlineData("o.Total", "1.50m", "1.50")]
    [InlineData("o.Total > 1", "true", "True")]
    [InlineData("o.Id[0]", "'x'", "x")]
    [InlineData("(int)o.Id[0]", "'x'", "120")]
    [InlineData("(Country?)o.Country", "Country.DE", "DE")]
    [InlineData("o.Country", "(Country)17", "17")]
    [InlineData("(DayOfWeek)o.Lines.Count", "DayOfWeek.Monday", "Monday")]
    [InlineData("(FileAccess)o.Lines.Count", "FileAccess.Read | FileAccess.Write", "ReadWrite")]
    [InlineData("(AttributeTargets)o.Lines.Count", "AttributeTargets.Class | AttributeTargets.Enum", "Class, Enum")]
    [InlineData("o.Id", "Key", "constant")]
    [InlineData("o.Id", "nameof(Order)", "Order")]
    public void A_case_is_named_after_its_key(string key, string constant, string port)
    {
        var plan = Shop.Plan(Shop.Expression(
            "Order",
            $$"""start.Switch("by", o => {{key}}, c => c.Case({{constant}}, f => f).Default(f => f)).Merge("joined")""",
            "private const string Key = \"constant\";"));

        Assert.StartsWith($"0 Switch by <- start -> {port}:Order default:Order\n", plan, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Switch_in_statement_form_gets_its_ports_when_they_are_named()
    {
        var plan = Shop.Plan(Shop.Statements(
            "Order",
            """
            var country = start.Switch("country", o => o.Country);
            var nl = country.Case(Country.NL).NoOp("nl");
            var rest = country.Default();
            var de = country.Case(Country.DE).NoOp("de");
            return Flow.Merge("all", nl, de, rest);
            """));

        Assert.Equal(
            """
            0 Switch country <- start -> NL:Order default:Order DE:Order
            1 NoOp nl <- 0.0 -> main:Order
            2 NoOp de <- 0.2 -> main:Order
            3 Merge all <- 1.0 2.0 0.1 -> main:Order
            result 3.0
            """,
            plan);
    }

    [Fact]
    public void A_Fork_is_no_step_but_a_flow_used_twice()
    {
        AssertSame(
            """
            0 Map net <- start -> main:Decimal
            1 Map id <- start -> main:String
            2 MergePaired paired <- 0.0 1.0 -> main:Receipt
            result 2.0
            """,
            "Receipt",
            """
            start.Fork(f => f.Map("net", o => o.Total), f => f.Map("id", o => o.Id))
                .Merge("paired", (net, id) => new Receipt(id ?? "", net))
            """,
            """
            var net = start.Map("net", o => o.Total);
            var id = start.Map("id", o => o.Id);
            return Flow.Merge("paired", net, id, (amount, text) => new Receipt(text ?? "", amount));
            """);
    }

    [Theory]
    [InlineData("MergeMode.PassThrough, prefer: 1", "MergePassThrough")]
    [InlineData("MergeMode.Append", "MergeAppend")]
    [InlineData("mode: MergeMode.Append", "MergeAppend")]
    public void The_mode_of_a_merge_decides_its_kind(string mode, string kind)
    {
        AssertSame(
            $"""
            0 NoOp a <- start -> main:Order
            1 NoOp b <- start -> main:Order
            2 {kind} both <- 0.0 1.0 -> main:Order
            result 2.0
            """,
            "Order",
            $$"""start.Fork(f => f.NoOp("a"), f => f.NoOp("b")).Merge("both", {{mode}})""",
            $$"""
            var a = start.NoOp("a");
            var b = start.NoOp("b");
            return Flow.Merge("both", a, b, {{mode}});
            """);
    }

    [Fact]
    public void A_Try_is_two_steps_around_its_body()
    {
        var plan = Shop.Plan(Shop.Expression(
            "string",
            """
            start.Try("guard",
                    body: f => f.Map("net", o => o.Total).Map("text", net => net.ToString()),
                    @catch: f => f.Map("sorry", error => "failed"))
                .Merge("joined")
            """));

        Assert.Equal(
            """
            0 Try guard <- start -> body:Order
            1 Map net <- 0.0 -> main:Decimal scope 0
            2 Map text <- 1.0 -> main:String scope 0
            3 TryEnd guard.end <- 2.0 start -> completed:String caught:StepError`1
            4 Map sorry <- 3.1 -> main:String
            5 Merge joined <- 3.0 4.0 -> main:String
            result 5.0
            """,
            plan);
    }

    [Fact]
    public void Routers_nest()
    {
        var plan = Shop.Plan(Shop.Expression(
            "Order",
            """
            start.If("outer", o => o.Total > 1m,
                    f => f.Switch("country", o => o.Country, c => c
                        .Case(Country.NL, g => g.Try("guard", h => h.Filter("some", o => true), e => e.Map("item", x => default(Order)!)).Merge("tried"))
                        .Default(g => g)).Merge("countries"),
                    f => f.Fork(g => g.NoOp("a"), g => g).Merge("forked", MergeMode.Append))
                .Merge("all")
            """));

        Assert.Equal(
            """
            0 If outer <- start -> true:Order false:Order
            1 Switch country <- 0.0 -> NL:Order default:Order
            2 Try guard <- 1.0 -> body:Order
            3 Filter some <- 2.0 -> main:Order scope 2
            4 TryEnd guard.end <- 3.0 1.0 -> completed:Order caught:StepError`1
            5 Map item <- 4.1 -> main:Order
            6 Merge tried <- 4.0 5.0 -> main:Order
            7 Merge countries <- 6.0 1.1 -> main:Order
            8 NoOp a <- 0.1 -> main:Order
            9 MergeAppend forked <- 8.0 0.1 -> main:Order
            10 Merge all <- 7.0 9.0 -> main:Order
            result 10.0
            """,
            plan);
    }

    [Fact]
    public void Named_arguments_may_stand_in_any_order()
    {
        var plan = Shop.Plan(Shop.Expression(
            "Order",
            """
            start.If(@else: f => f.NoOp("no"), then: f => f.NoOp("yes"), when: o => true, id: "which").Merge("joined")
            """));

        Assert.Equal(
            """
            0 If which <- start -> true:Order false:Order
            1 NoOp yes <- 0.0 -> main:Order
            2 NoOp no <- 0.1 -> main:Order
            3 Merge joined <- 1.0 2.0 -> main:Order
            result 3.0
            """,
            plan);
    }

    [Fact]
    public void A_merge_takes_any_number_of_flows()
    {
        const string Branches = """start.NoOp("a"), start.NoOp("b"), start.NoOp("c"), start.NoOp("d"), start.NoOp("e"), start.NoOp("f"), start.NoOp("g"), start.NoOp("h"), start.NoOp("i")""";
        var listed = Shop.Plan(Shop.Expression("Order", $"Flow.Merge(\"all\", {Branches})"));

        Assert.EndsWith("9 Merge all <- 0.0 1.0 2.0 3.0 4.0 5.0 6.0 7.0 8.0 -> main:Order\nresult 9.0", listed, StringComparison.Ordinal);
        Assert.Equal(listed, Shop.Plan(Shop.Expression("Order", $"Flow.Merge(\"all\", new[] {{ {Branches} }})")));
        Assert.Equal(listed, Shop.Plan(Shop.Expression("Order", $"Flow.Merge(\"all\", [{Branches}])")));
    }

    [Fact]
    public void A_second_case_of_a_key_has_a_port_that_nothing_leaves_at()
    {
        var code = Shop.Expression("Order", """start.Switch("id", o => o.Id, c => c.Case("x", f => f).Case("x", f => f.NoOp("never"))).Merge("all")""");

        Assert.Equal("CaseUnreachable(x) at \"x\"", ProblemText.Of(code));
        Assert.StartsWith("0 Switch id <- start -> x:Order x#2:Order\n", Shop.Plan(code), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fork_has_up_to_eight_ways()
    {
        AssertSame(
            """
            0 Map a <- start -> main:String
            1 Map b <- start -> main:Decimal
            2 Map c <- start -> main:Int32
            3 MergePaired all <- 0.0 1.0 2.0 -> main:String
            4 NoOp d <- 3.0 -> main:String
            5 NoOp e <- 3.0 -> main:String
            6 NoOp f <- 3.0 -> main:String
            7 NoOp g <- 3.0 -> main:String
            8 NoOp h <- 3.0 -> main:String
            9 NoOp i <- 3.0 -> main:String
            10 NoOp j <- 3.0 -> main:String
            11 NoOp k <- 3.0 -> main:String
            12 MergePassThrough first <- 4.0 5.0 6.0 7.0 8.0 9.0 10.0 11.0 -> main:String
            result 12.0
            """,
            "string",
            """
            start.Fork(f => f.Map("a", o => o.Id), f => f.Map("b", o => o.Total), f => f.Map("c", o => o.Lines.Count))
                .Merge("all", (a, b, c) => $"{a} {b} {c}")
                .Fork(f => f.NoOp("d"), f => f.NoOp("e"), f => f.NoOp("f"), f => f.NoOp("g"), f => f.NoOp("h"), f => f.NoOp("i"), f => f.NoOp("j"), f => f.NoOp("k"))
                .Merge("first", MergeMode.PassThrough, prefer: 2)
            """,
            """
            var a = start.Map("a", o => o.Id);
            var b = start.Map("b", o => o.Total);
            var c = start.Map("c", o => o.Lines.Count);
            return Flow.Merge("all", a, b, c, (a, b, c) => $"{a} {b} {c}")
                .Fork(f => f.NoOp("d"), f => f.NoOp("e"), f => f.NoOp("f"), f => f.NoOp("g"), f => f.NoOp("h"), f => f.NoOp("i"), f => f.NoOp("j"), f => f.NoOp("k"))
                .Merge("first", MergeMode.PassThrough, prefer: 2);
            """);
    }

    private static void AssertSame(string plan, string output, string fluent, string statements)
    {
        Assert.Equal(plan, Shop.Plan(Shop.Expression(output, fluent)));
        Assert.Equal(plan, Shop.Plan(Shop.Statements(output, statements)));
    }
}
