using Codemation.Analyzers.Workflows;
using Codemation.CodeFixes.Workflows;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;
using Codemation.Testing.Roslyn.Fixing;

namespace Codemation.Analyzers.Tests.Workflows;

public sealed class AttributeAndBaseTests
{
    private const string Define = "protected override Flow<string> Define(Start<int> start) => start.Map(\"text\", n => n.ToString());";

    [Fact]
    public async Task Workflows_with_both_and_classes_with_neither_are_fine()
    {
        await Analysis.VerifyAsync(
            new AttributeAndBaseAnalyzer(),
            $$"""
            using Codemation;

            [Workflow("a")] public partial class A : Shared { {{Define}} }
            public abstract class Shared : Workflow<int, string>;
            public sealed class Other;
            """);
    }

    [Fact]
    public async Task A_base_class_that_can_not_be_found_is_left_to_the_compiler()
    {
        var code = UserCode.FromString("""[Codemation.Workflow("a")] public partial class A : Wrkflow<int, int>;""") with { ExpectedErrors = ["CS0246"] };

        await Analysis.VerifyAsync(new AttributeAndBaseAnalyzer(), code);
    }

    [Fact]
    public async Task A_workflow_without_the_attribute_gets_it_with_an_id_of_its_name()
    {
        await CodeFixing.VerifyAsync(
            new AttributeAndBaseAnalyzer(),
            new AttributeAndBaseFix(),
            $$"""
            using Codemation;

            namespace Shop
            {
                /// <summary>Says what it does.</summary>
                public partial class [|OrderIntake|] : Workflow<int, string>
                {
                    {{Define}}
                }
            }
            """,
            $$"""
            using Codemation;

            namespace Shop
            {
                /// <summary>Says what it does.</summary>
                [Workflow("order-intake")]
                public partial class OrderIntake : Workflow<int, string>
                {
                    {{Define}}
                }
            }
            """);
    }

    [Fact]
    public async Task All_attributes_are_added_at_once_and_qualified_where_needed()
    {
        const string Qualified =
            "protected override Codemation.Flow<int> Define(Codemation.Start<int> start) => start.NoOp(\"same\");";
        await CodeFixing.VerifyAllAsync(
            new AttributeAndBaseAnalyzer(),
            new AttributeAndBaseFix(),
            $$"""
            public partial class [|XMLImport2|] : Codemation.Workflow<int, int> { {{Qualified}} }
            public partial class [|Ünïted|] : Codemation.Workflow<int, int> { {{Qualified}} }
            """,
            $$"""
            [Codemation.Workflow("xml-import2")]
            public partial class XMLImport2 : Codemation.Workflow<int, int> { {{Qualified}} }
            [Codemation.Workflow("nted")]
            public partial class Ünïted : Codemation.Workflow<int, int> { {{Qualified}} }
            """);
    }

    [Fact]
    public async Task The_base_class_is_added_where_the_definition_tells_its_types()
    {
        var before = UserCode.FromString(
            $$"""
            using Codemation;

            [Workflow("a")] public partial class [|A|] { {{Define}} }
            [Workflow("b")] public partial class [|B|](int start) : IDisposable { {{Define}} public void Dispose() => _ = start; }
            [Workflow("c")] public partial class [|C|]<T> where T : class { {{Define}} }
            """) with { ExpectedErrors = ["CS0115"] };

        await CodeFixing.VerifyAllAsync(
            new AttributeAndBaseAnalyzer(),
            new AttributeAndBaseFix(),
            before,
            $$"""
            using Codemation;

            [Workflow("a")] public partial class A : Workflow<int, string> { {{Define}} }
            [Workflow("b")] public partial class B(int start) : Workflow<int, string>, IDisposable { {{Define}} public void Dispose() => _ = start; }
            [Workflow("c")] public partial class C<T> : Workflow<int, string> where T : class { {{Define}} }
            """);
    }

    [Theory]
    [InlineData("""[Workflow("a")] public partial class [|A|];""")]
    [InlineData("""[Workflow("a")] public partial class [|A|] : Other;""")]
    [InlineData("""[Workflow("a")] public static partial class [|A|];""")]
    public async Task There_is_no_fix_where_the_types_are_not_told(string declaration)
    {
        await CodeFixing.VerifyNoneAsync(
            new AttributeAndBaseAnalyzer(),
            new AttributeAndBaseFix(),
            $"using Codemation;\n{declaration}\npublic class Other;");
    }
}
