using System.Globalization;
using Codemation.Analyzers.Workflows;
using Codemation.Testing.Roslyn.Analyzing;
using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Analyzers.Tests.Workflows;

public sealed class WorkflowIdTests
{
    private static UserCode Workflows(params string[] ids) => "using Codemation;\n" + string.Concat(ids.Select((id, index) =>
        $$"""
        [Workflow({{id}})]
        public partial class W{{index}} : Workflow<int, int>
        {
            public const string Taken = "taken.id";
            protected override Flow<int> Define(Start<int> start) => start.NoOp("same");
        }

        """));

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("\"orders.intake-2\"")]
    [InlineData("W0.Taken, Name = \"Taken!\"")]
    public async Task A_well_formed_id_is_fine(string id) => await Analysis.VerifyAsync(new WorkflowIdAnalyzer(), Workflows(id));

    [Theory]
    [InlineData("[|\"\"|]")]
    [InlineData("[|\"Orders\"|]")]
    [InlineData("[|\"orders/intake\"|]")]
    [InlineData("[|\"orders intake\"|], Name = \"x\"")]
    [InlineData("id: [|\"orders_1\"|]")]
    [InlineData("[|null!|]")]
    public async Task A_malformed_id_is_reported(string id) => await Analysis.VerifyAsync(new WorkflowIdAnalyzer(), Workflows(id));

    [Fact]
    public async Task Workflows_with_one_id_are_all_reported_and_name_each_other()
    {
        var found = await Analysis.VerifyAsync(new WorkflowIdAnalyzer(), Workflows("[|\"taken.id\"|]", "\"free\"", "[|W0.Taken|]"));

        Assert.Equal(
            ["The workflow id 'taken.id' is also that of 'W2'.", "The workflow id 'taken.id' is also that of 'W0'."],
            found.Select(one => one.GetMessage(CultureInfo.InvariantCulture).Split(" Stored")[0]));
    }

    [Fact]
    public async Task A_third_workflow_with_the_id_is_reported_as_well() =>
        await Analysis.VerifyAsync(new WorkflowIdAnalyzer(), Workflows("[|\"a\"|]", "[|\"a\"|]", "[|\"a\"|]"));

    [Fact]
    public async Task An_id_that_does_not_compile_is_left_to_the_compiler() =>
        await Analysis.VerifyAsync(new WorkflowIdAnalyzer(), Workflows("{|CS1503:1|}"));
}
