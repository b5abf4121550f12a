using Codemation.Dsl.Generator.Tests.Chains;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Generating;
using Codemation.Testing.Roslyn.Running;
using Codemation.Testing.Roslyn.Snapshots;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Codemation.Dsl.Generator.Tests.Emit;

public sealed class GeneratedPlanTests
{
    [Fact]
    public void A_plan_reads_well()
    {
        var code = Shop.Expression("MailSent", """start.Filter("dear", o => o.Total > 10m).Try("guard", f => f.Run("send-mail", o => new SendMail(o.Id)), e => e.Map("sorry", x => new MailSent("none"))).Merge("sent")""");

        Snapshot.Match(Generation.Run(code, new WorkflowGenerator()).Source("Shop.Orders.Plan.g.cs"));
    }

    [Fact]
    public void A_module_reads_well()
    {
        var code = Shop.Expression("Order", "start");

        Snapshot.Match(Generation.Run(code, new WorkflowGenerator()).Source("Codemation.Module.g.cs"));
    }

    [Theory]
    [InlineData(NullableContextOptions.Enable, true, LanguageVersion.Latest)]
    [InlineData(NullableContextOptions.Disable, false, LanguageVersion.CSharp12)]
    [InlineData(NullableContextOptions.Warnings, true, LanguageVersion.CSharp13)]
    public void Generated_code_is_free_of_warnings_in_any_project(NullableContextOptions nullable, bool implicitUsings, LanguageVersion language)
    {
        var code = UserCode.FromFiles(("Types.cs", """
            using Codemation;
            public sealed class Thing { public string Name { get; set; } }
            [System.Obsolete] public sealed class Old { public int? Number { get; init; } }
            [Workflow("things", Name = "All \"things\" <b>")]
            public sealed partial class Things : Workflow<Thing, Thing>
            {
                private sealed record Inner(int Number);
                internal sealed record Known(int Number);
                protected override Flow<Thing> Define(Start<Thing> start) => start
                    .Map("inner", t => new Inner(1)).Map("known", i => new Known(i.Number))
                    .Map("name", k => (string)null).Map("old", n => new Old()).Map("thing", o => new Thing());
            }
            """)) with
        {
            Nullable = nullable,
            ImplicitUsings = implicitUsings,
            Language = language,
        };

        Assert.Contains("StepId<global::Things.Known> Known", Generation.Run(code, new WorkflowGenerator()).Source("Things.Plan.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("send-mail", "SendMail")]
    [InlineData("2nd", "_2nd")]
    [InlineData("-", "_")]
    [InlineData("steps", "StepsStep")]
    [InlineData("equals", "EqualsStep")]
    [InlineData("to-string", "ToStringStep")]
    public void A_step_is_named_after_its_id(string id, string name)
    {
        Assert.Equal(id, StepValue(Shop.Expression("Order", $"start.NoOp(\"{id}\")"), name));
    }

    [Fact]
    public void Ids_that_would_be_one_name_are_told_apart()
    {
        var code = Shop.Expression("Order", """start.NoOp("a-b").NoOp("a--b").NoOp("ab")""");

        Assert.Equal(["a-b", "a--b", "ab"], [StepValue(code, "AB"), StepValue(code, "AB_2"), StepValue(code, "Ab")]);
    }

    [Fact]
    public void Members_of_the_author_are_left_alone()
    {
        var generated = Generation.Run(Shop.Expression("Order", "start", "public static int Plan => 1;\npublic static int Steps => 2;"), new WorkflowGenerator());

        Assert.Contains("static () => global::Shop.Orders.GeneratedPlan.Value,", generated.Source("Codemation.Module.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workflow_that_derives_from_a_workflow_hides_its_members_openly()
    {
        Generation.Run(
            """
            using Codemation;
            [Workflow("a")] public partial class A : Workflow<int, int> { protected override Flow<int> Define(Start<int> start) => start.NoOp("a"); }
            [Workflow("b")] public partial class B : A { protected override Flow<int> Define(Start<int> start) => start.NoOp("b"); }
            """,
            new WorkflowGenerator());
    }

    [Theory]
    [InlineData("public sealed class Orders : Workflow<int, int>")]
    [InlineData("public sealed partial class Orders : System.Exception")]
    public void A_class_that_can_not_be_a_workflow_gets_nothing(string declaration)
    {
        var code = UserCode.FromString($"using Codemation;\n[Workflow(\"a\")] {declaration} {{ }}") with { ExpectedErrors = ["CS0534"] };

        Assert.DoesNotContain(Generation.Run(code, new WorkflowGenerator()).Sources.Keys, name => name.Contains("Orders", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_parts_with_the_attribute_give_one_plan()
    {
        var code = UserCode.FromFiles(
            ("b.cs", "using Codemation;\n[Workflow(\"a\")] partial class A : Workflow<int, int> { protected override Flow<int> Define(Start<int> start) => start; }"),
            ("a.cs", "using Codemation;\n[Workflow(\"b\")] partial class A { }")) with { ExpectedErrors = ["CS0579"] };

        Assert.Contains("A.Plan.g.cs", Generation.Run(code, new WorkflowGenerator()).Sources.Keys);
    }

    [Fact]
    public void Classes_that_differ_in_case_only_get_a_file_each()
    {
        const string Workflow = "[Codemation.Workflow(\"x\")] public sealed partial class CLASS : Codemation.Workflow<int, int> { protected override Codemation.Flow<int> Define(Codemation.Start<int> start) => start; }";
        var names = Generation.Run(Workflow.Replace("CLASS", "Orders", StringComparison.Ordinal) + Workflow.Replace("CLASS", "orders", StringComparison.Ordinal).Replace("\"x\"", "\"y\"", StringComparison.Ordinal), new WorkflowGenerator())
            .Sources.Keys.Where(name => name.EndsWith(".Plan.g.cs", StringComparison.Ordinal));

        Assert.Equal(2, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData("start.NoOp(\"a\")", "start.NoOp(\"a\")", true)]
    [InlineData("start.Filter(\"a\", o => o.Total > 1m)", "start.Filter(\"a\", o => o.Total > 2m)", true)]
    [InlineData("start.NoOp(\"a\")", "start.NoOp(\"b\")", false)]
    [InlineData("start.NoOp(\"a\")", "start.Filter(\"a\", o => true)", false)]
    [InlineData("Flow.Merge(\"m\", start.NoOp(\"a\"), start.NoOp(\"b\"))", "Flow.Merge(\"m\", right: start.NoOp(\"b\"), left: start.NoOp(\"a\"), mode: MergeMode.Append)", false)]
    [InlineData("start.Map(\"a\", o => new { o.Id }.Id).Map(\"b\", o => default(Order)!)", "start.Map(\"a\", o => o.Total).Map(\"b\", o => default(Order)!)", false)]
    public void The_hash_is_that_of_the_shape(string one, string other, bool isSame)
    {
        Assert.Equal(isSame, Hash(one) == Hash(other));
        Assert.Matches("^[0-9a-f]{32}$", Hash(one));

        static string Hash(string definition) => Shop.Stub(Shop.Expression("Order", definition)).Hash;
    }

    private static string StepValue(UserCode code, string name)
    {
        using var assembly = UserAssembly.Load(Generation.Run(code, new WorkflowGenerator()).Compilation);
        return assembly.Type("Shop.Orders+Steps").GetProperty(name)!.GetValue(null)!.ToString()!;
    }
}
