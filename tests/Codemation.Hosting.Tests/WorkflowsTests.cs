using System.Text.Json;
using Codemation.Hosting.Graphs;
using Codemation.Hosting.Graphs.Layout;

namespace Codemation.Hosting.Tests;

public sealed class WorkflowsTests : IDisposable
{
    private readonly Cli cli = new();

    public void Dispose() => cli.Dispose();

    [Fact]
    public async Task The_list_has_a_line_for_each_workflow()
    {
        var result = await cli.RunAsync("workflows", "list");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Matches("^ID +NAME +STEPS +INPUT +OUTPUT", result.Lines[0]);
        Assert.Contains(result.Lines, line => System.Text.RegularExpressions.Regex.IsMatch(
            line, "^numbers\\.split +Split numbers +4 +Number +Half", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task The_list_as_JSON_names_every_workflow()
    {
        var list = await cli.JsonAsync("workflows", "list", "--json");

        Assert.Equal(
            ["files.attach", "numbers.approve", "numbers.boxes", "numbers.digits", "numbers.hold", "numbers.label", "numbers.log", "numbers.rare", "numbers.scale", "numbers.split", "numbers.sum"],
            list.EnumerateArray().Select(workflow => workflow.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
        var split = list.EnumerateArray().Single(workflow => workflow.GetProperty("id").GetString() == "numbers.split");
        Assert.Equal(SplitNumbers.Plan.Hash, split.GetProperty("hash").GetString());
        Assert.Equal(4, split.GetProperty("steps").GetInt32());
    }

    [Fact]
    public async Task A_workflow_is_shown_with_its_steps_and_where_they_are_written()
    {
        var result = await cli.RunAsync("workflows", "show", "numbers.digits");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith($"numbers.digits: ", result.Lines[0], StringComparison.Ordinal);
        Assert.Equal("started by hand", result.Lines[2]);
        Assert.Matches("^fetch +MapAsync +trigger +Number +3 attempts, 2 at once +Workflows\\.cs:[0-9]+", result.Lines[4]);
        Assert.Matches("^check +Map +fetch +Number +Workflows\\.cs:[0-9]+", result.Lines[5]);
    }

    [Fact]
    public async Task A_workflow_as_JSON_has_inputs_ports_and_options_of_each_step()
    {
        var steps = (await cli.JsonAsync("workflows", "show", "numbers.split", "--json")).GetProperty("steps");

        Assert.Equal(["even", "halves", "whole", "parts"], steps.EnumerateArray().Select(step => step.GetProperty("id").GetString()));
        Assert.Equal("if", steps[0].GetProperty("kind").GetString());
        Assert.Equal(2, steps[0].GetProperty("ports").GetArrayLength());
        Assert.Equal("""["halves","whole"]""", steps[3].GetProperty("inputs").GetRawText());
    }

    [Fact]
    public async Task A_graph_is_drawn_for_Markdown()
    {
        var result = await cli.RunAsync("workflows", "graph", "numbers.split");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            [
                "flowchart LR",
                "  trigger([\"Number\"])",
                "  s0{\"even\"}",
                "  s1[\"halves\"]",
                "  s2[\"whole\"]",
                "  s3[\"parts\"]",
                "  result([\"Half\"])",
                "  trigger --> s0",
                "  s0 -->|\"true\"| s1",
                "  s0 -->|\"false\"| s2",
                "  s1 --> s3",
                "  s2 --> s3",
                "  s3 --> result",
            ],
            result.Lines);
    }

    [Fact]
    public async Task A_graph_as_JSON_has_nodes_and_edges()
    {
        var graph = await cli.JsonAsync("workflows", "graph", "numbers.split", "--format", "json");

        Assert.Equal(
            ["@trigger", "even", "halves", "whole", "parts", "@result"],
            graph.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()));
        Assert.All(graph.GetProperty("nodes").EnumerateArray(), node => Assert.True(node.GetProperty("width").GetDouble() > 0 && node.GetProperty("x").GetDouble() >= 0));
        Assert.Equal(
            ["@trigger.main>even", "even.true>halves", "even.false>whole", "halves.main>parts", "whole.main>parts", "parts.main>@result"],
            graph.GetProperty("edges").EnumerateArray().Select(edge =>
                $"{edge.GetProperty("from").GetString()}.{edge.GetProperty("port").GetString()}>{edge.GetProperty("to").GetString()}"));
        Assert.Equal("parts", graph.GetProperty("result").GetString());
    }

    [Fact]
    public async Task A_graph_is_drawn_as_one_document_with_the_place_of_each_step()
    {
        var result = await cli.RunAsync("workflows", "graph", "numbers.split", "--format", "svg");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var svg = System.Xml.Linq.XDocument.Parse(result.Output);
        System.Xml.Linq.XNamespace names = "http://www.w3.org/2000/svg";
        Assert.Equal("Split numbers", svg.Root!.Element(names + "title")!.Value);
        var boxes = svg.Descendants(names + "g").ToDictionary(box => box.Attribute("data-step")!.Value, StringComparer.Ordinal);
        Assert.Equal(["@trigger", "even", "halves", "whole", "parts", "@result"], boxes.Keys);
        Assert.Matches("^even \\(If\\), Workflows\\.cs:[0-9]+$", boxes["even"].Element(names + "title")!.Value);
        Assert.Equal(6, svg.Descendants(names + "path").Count(path => path.Attribute("class")!.Value == "edge"));
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName is "script" or "image" or "use");
    }

    [Fact]
    public void Hostile_names_are_only_text_in_a_drawing()
    {
        const string Hostile = "</title><script>alert(1)</script>\" onload=\"x\0\uD800&amp;";
        var plan = SplitNumbers.Plan;
        var hostile = new ExecutionPlan
        {
            WorkflowId = plan.WorkflowId,
            Name = Hostile,
            Hash = plan.Hash,
            Input = plan.Input,
            Output = plan.Output,
            Result = plan.Result,
            Steps = [.. plan.Steps.Select(step => step with { Ports = [.. step.Ports.Select(port => port with { Name = port.Name + Hostile })] })],
        };
        var svg = SvgGraph.Draw(hostile, GraphLayout.Of(PlanGraph.Of(hostile)), [.. plan.Steps.Select(_ => Hostile)]);

        var names = System.Xml.Linq.XDocument.Parse(svg).Descendants().Select(element => element.Name.LocalName).Distinct();
        Assert.Equal(["svg", "title", "desc", "style", "path", "text", "g", "rect"], names);
        var mermaid = new StringWriter();
        MermaidGraph.Write(mermaid, PlanGraph.Of(hostile));
        Assert.DoesNotContain("<script", mermaid.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_what_input_is_checked_against()
    {
        var schemas = await cli.JsonAsync("workflows", "schema", "numbers.split");

        using var input = JsonDocument.Parse(SplitNumbers.Plan.Input.Schema);
        Assert.True(JsonElement.DeepEquals(input.RootElement, schemas.GetProperty("input")));
        using var output = JsonDocument.Parse(SplitNumbers.Plan.Output.Schema);
        Assert.True(JsonElement.DeepEquals(output.RootElement, schemas.GetProperty("output")));
    }

    [Theory]
    [InlineData("show")]
    [InlineData("graph")]
    [InlineData("schema")]
    public async Task An_unknown_workflow_is_answered_with_the_nearest_one(string command)
    {
        var result = await cli.RunAsync("workflows", command, "numbers.spilt");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("(did you mean \"numbers.split\"?)", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("workflows list")]
    [InlineData("workflows show numbers.split")]
    [InlineData("workflows graph numbers.split")]
    public async Task Looking_at_workflows_opens_no_database(string command)
    {
        await cli.RunAsync(command.Split(' '));

        Assert.False(File.Exists(cli.DatabasePath));
    }
}
