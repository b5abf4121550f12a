using Codemation.Analyzers.Workflows;
using Codemation.CodeFixes.Workflows;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Fixing;

namespace Codemation.Analyzers.Tests.Workflows;

public sealed class PartialTests
{
    private const string Good =
        """
        using Codemation;

        [Workflow("a")]
        public sealed partial class A : Workflow<int, int>
        {
            protected override Flow<int> Define(Start<int> start) => start.NoOp("same");
        }

        public abstract class Shared : Workflow<int, int>;
        public sealed class Other;
        public partial class Outer
        {
            [Workflow("b")]
            private partial class B : Workflow<int, int>
            {
                protected override Flow<int> Define(Start<int> start) => start.NoOp("same");
            }
        }
        """;

    [Fact]
    public async Task Partial_workflows_and_all_other_classes_are_fine() => await Analysis.VerifyAsync(new PartialAnalyzer(), Good);

    [Fact]
    public async Task A_workflow_that_is_not_partial_becomes_partial()
    {
        await CodeFixing.VerifyAsync(
            new PartialAnalyzer(),
            new PartialFix(),
            """
            using Codemation;

            /// <summary>Says what it does.</summary>
            [Workflow("a")]
            public sealed class [|A|] : Workflow<int, int>
            {
                protected override Flow<int> Define(Start<int> start) => start.NoOp("same");
            }
            """,
            """
            using Codemation;

            /// <summary>Says what it does.</summary>
            [Workflow("a")]
            public sealed partial class A : Workflow<int, int>
            {
                protected override Flow<int> Define(Start<int> start) => start.NoOp("same");
            }
            """);
    }

    [Fact]
    public async Task The_types_around_a_workflow_and_several_workflows_are_made_partial_at_once()
    {
        await CodeFixing.VerifyAllAsync(
            new PartialAnalyzer(),
            new PartialFix(),
            """
            using Codemation;

            record struct [|Outer|]
            {
                interface [|Inner|]
                {
                    [Workflow("a")] class [|A|] : Workflow<int, int>
                    {
                        protected override Flow<int> Define(Start<int> start) => start.NoOp("same");
                    }

                    [Workflow("b")] partial class B : Workflow<int, int>
                    {
                        protected override Flow<int> Define(Start<int> start) => start.NoOp("same");
                    }
                }
            }
            """,
            """
            using Codemation;

            partial record struct Outer
            {
                partial interface Inner
                {
                    [Workflow("a")] partial class A : Workflow<int, int>
                    {
                        protected override Flow<int> Define(Start<int> start) => start.NoOp("same");
                    }

                    [Workflow("b")] partial class B : Workflow<int, int>
                    {
                        protected override Flow<int> Define(Start<int> start) => start.NoOp("same");
                    }
                }
            }
            """);
    }

    [Fact]
    public async Task The_message_names_the_workflow_that_an_outer_type_holds()
    {
        var found = await Analysis.VerifyAsync(
            new PartialAnalyzer(),
            """
            using Codemation;

            class [|Outer|]
            {
                [Workflow("a")] partial class A : Workflow<int, int>
                {
                    protected override Flow<int> Define(Start<int> start) => start.NoOp("same");
                }
            }
            """);

        Assert.Equal(
            "'Outer' must be partial, because the plan of the workflow 'A' inside of it is generated into both",
            Assert.Single(found).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
