using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Dsl.Generator.Tests.Chains;

public sealed class FollowingTests
{
    private const string TwoSteps = "0 NoOp a <- start -> main:Order\n1 NoOp b <- 0.0 -> main:Order\nresult 1.0";

    [Theory]
    [InlineData("""Two(start)""", """private static Flow<Order> Two(Flow<Order> flow) => flow.NoOp("a").NoOp("b");""")]
    [InlineData("""Two(start)""", """private Flow<Order> Two(Flow<Order> flow) { var a = flow.NoOp("a"); return a.NoOp("b"); }""")]
    [InlineData("""this.Two(start)""", """private Flow<Order> Two(Flow<Order> flow) { flow = flow.NoOp("a"); flow = flow.NoOp("b"); return flow; }""")]
    [InlineData("""Same(start, flow => flow.NoOp("a")).NoOp("b")""", """private static Flow<T> Same<T>(Flow<T> flow, Func<Flow<T>, Flow<T>> step) => step(flow);""")]
    [InlineData("""Same(start, Two)""", """private static Flow<T> Same<T>(Flow<T> flow, Func<Flow<T>, Flow<T>> step) => step.Invoke(flow); private static Flow<Order> Two(Flow<Order> flow) => flow.NoOp("a").NoOp("b");""")]
    [InlineData("""Both(start).Second""", """private static (Flow<Order> First, Flow<Order> Second) Both(Flow<Order> flow) { var a = flow.NoOp("a"); return (a, a.NoOp("b")); }""")]
    [InlineData("""Both(start).Item2""", """private static (Flow<Order>, Flow<Order>) Both(Flow<Order> flow) { var a = flow.NoOp("a"); return (a, a.NoOp("b")); }""")]
    [InlineData("""((Flow<Order>)start).NoOp("a")!.NoOp("b")""", "")]
    public void Methods_are_read_as_if_they_stood_in_the_definition(string definition, string members)
    {
        Assert.Equal(TwoSteps, Shop.Plan(Shop.Expression("Order", definition, members)));
    }

    [Theory]
    [InlineData("""return Two(start); Flow<Order> Two(Flow<Order> flow) => flow.NoOp("a").NoOp("b");""")]
    [InlineData("""Flow<Order> Two(Flow<Order> flow) { return flow.NoOp("a").NoOp("b"); } return Two(start);""")]
    [InlineData("""T Same<T>(T flow) => flow; return Same(start.NoOp("a")).NoOp("b");""")]
    [InlineData("""var (a, _) = (start.NoOp("a"), 1); return a.NoOp("b");""")]
    [InlineData("""(var a, var rest) = (start.NoOp("a"), start); return a.NoOp("b");""")]
    [InlineData("""Flow<Order> a; a = start.NoOp("a"); return a.NoOp("b");""")]
    [InlineData("""var options = new StepOptions(); { var a = start.NoOp("a"); return a.NoOp("b"); }""")]
    [InlineData("""Func<Flow<Order>, Flow<Order>> two = f => f.NoOp("a").NoOp("b"); return two(start);""")]
    [InlineData("""var both = (First: start.NoOp("a"), Second: start); return both.First.NoOp("b");""")]
    public void Locals_stand_for_what_they_were_given(string statements)
    {
        Assert.Equal(TwoSteps, Shop.Plan(Shop.Statements("Order", statements)));
    }

    [Fact]
    public void Branches_can_be_methods_and_blocks()
    {
        var plan = Shop.Plan(Shop.Expression(
            "Order",
            """start.If("which", o => true, Yes, f => { var no = f.NoOp("no"); return no; }).Merge("joined")""",
            """private static Flow<Order> Yes(Flow<Order> flow) => flow.NoOp("yes");"""));

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
    public void Generic_extension_methods_of_another_file_are_followed()
    {
        var code = Shop.Expression("string", """start.Listed("listed", o => o.Lines).First("one")""");
        var plan = Shop.Plan(code with
        {
            Files = code.Files.Add(new SourceFile("Extensions.cs", """
                using Codemation;

                namespace Shop;

                internal static class FlowExtensions
                {
                    public static Flow<List<TOut>> Listed<TIn, TOut>(this Flow<TIn> flow, string id, Func<TIn, IEnumerable<TOut>> values) =>
                        flow.Map(id, value => values(value).ToList());

                    public static Flow<T> First<T>(this Flow<List<T>> flow, string id) => flow.Map(id + "-array", list => list.ToArray()).Map(id, array => array[0]);
                }
                """)),
        });

        Assert.Equal(
            """
            0 Map listed <- start -> main:List`1
            1 Map one-array <- 0.0 -> main:String[]
            2 Map one <- 1.0 -> main:String
            result 2.0
            """,
            plan);
    }

    [ExtensionMemberFact]
    public void Extension_members_are_followed()
    {
        var code = Shop.Expression("Order", """start.Two("x")""");
        var plan = Shop.Plan(code with
        {
            Files = code.Files.Add(new SourceFile("Extensions.cs", """
                using Codemation;

                namespace Shop;

                internal static class FlowExtensions
                {
                    extension<T>(Flow<T> flow)
                    {
                        public Flow<T> Two(string id) => flow.NoOp(id).Filter("b", value => value is not null);
                    }
                }
                """)),
        });

        Assert.Equal("0 NoOp x <- start -> main:Order\n1 Filter b <- 0.0 -> main:Order\nresult 1.0", plan);
    }

    [Fact]
    public void A_definition_may_stand_in_another_part_of_the_class()
    {
        var plan = Shop.Plan(UserCode.FromFiles(
            ("A.cs", """[Codemation.Workflow("a")] public sealed partial class A : Codemation.Workflow<int, int>;"""),
            ("A.Define.cs", """partial class A { protected override Codemation.Flow<int> Define(Codemation.Start<int> start) => start.NoOp("a"); }""")),
            "A");

        Assert.Equal("0 NoOp a <- start -> main:Int32\nresult 0.0", plan);
    }

    [Fact]
    public void A_workflow_may_be_nested()
    {
        var plan = Shop.Plan(
            """
            using Codemation;
            namespace Shop;
            public partial record struct Outer<T>
            {
                internal partial interface Middle
                {
                    [Workflow("a")]
                    public sealed partial class @class : Workflow<int, int>
                    {
                        protected override Flow<int> Define(Start<int> start) => start.NoOp("a");
                    }
                }
            }
            public static partial class Holder
            {
                [Workflow("b")]
                internal sealed partial class Inner : Workflow<int, int>
                {
                    protected override Flow<int> Define(Start<int> start) => start.NoOp("b");
                }
            }
            """,
            "Shop.Holder+Inner");

        Assert.Equal("0 NoOp b <- start -> main:Int32\nresult 0.0", plan);
    }

    [Fact]
    public void A_definition_may_be_inherited_and_call_what_the_workflow_overrides()
    {
        var plan = Shop.Plan(
            """
            using Codemation;
            namespace Shop;
            public abstract class Guarded<T> : Workflow<T, T>
            {
                protected override Flow<T> Define(Start<T> start) =>
                    start.Try("guard", Body, e => e.Map("item", x => default(T)!)).Merge("joined");

                protected abstract Flow<T> Body(Flow<T> flow);
            }

            [Workflow("orders")]
            public sealed partial class Orders : Guarded<string>
            {
                protected override Flow<string> Body(Flow<string> flow) => flow.Map("length", text => text.Length).Map("text", length => "" + length);
            }
            """);

        Assert.Equal(
            """
            0 Try guard <- start -> body:String
            1 Map length <- 0.0 -> main:Int32 scope 0
            2 Map text <- 1.0 -> main:String scope 0
            3 TryEnd guard.end <- 2.0 start -> completed:String caught:StepError`1
            4 Map item <- 3.1 -> main:String
            5 Merge joined <- 3.0 4.0 -> main:String
            result 5.0
            """,
            plan);
    }

    [Fact]
    public void A_called_workflow_is_named_by_its_class()
    {
        var plan = Shop.Plan(
            """
            using Codemation;
            namespace Shop;
            [Workflow("inner")]
            public sealed partial class Inner : Workflow<int, string>
            {
                protected override Flow<string> Define(Start<int> start) => start.Map("text", n => "" + n);
            }

            [Workflow("orders")]
            public sealed partial class Orders(Inner inner) : Workflow<int, string>
            {
                protected override Flow<string> Define(Start<int> start) => start.Call("inner", inner);
            }
            """);

        Assert.Equal("0 Call inner <- start -> main:String target Shop.Inner\nresult 0.0", plan);
    }

    [Fact]
    public void A_thousand_steps_in_one_chain_are_read()
    {
        var chain = "start" + string.Concat(Enumerable.Range(0, 1000).Select(number => $"\n.NoOp(\"step-{number}\")"));

        var plan = Shop.Plan(Shop.Expression("Order", chain));

        Assert.EndsWith("\n999 NoOp step-999 <- 998.0 -> main:Order\nresult 999.0", plan, StringComparison.Ordinal);
    }
}
