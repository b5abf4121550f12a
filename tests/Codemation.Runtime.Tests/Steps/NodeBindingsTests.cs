using Codemation.Runtime.Engine.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Runtime.Tests.Steps;

/// <summary>The compiler finds missing and double nodes; these are for what it can't see.</summary>
public sealed class NodeBindingsTests
{
    [Fact]
    public void Two_nodes_for_one_request_are_refused()
    {
        var nodes = new NodeBindings();
        nodes.Add(Binding<GreetNode>(() => new GreetNode(new Manners("Hi"))));

        var error = Assert.Throws<InvalidOperationException>(() => nodes.Add(Binding<OtherGreetNode>(() => new OtherGreetNode())));

        Assert.Contains(nameof(GreetNode), error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(OtherGreetNode), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_node_may_be_added_twice()
    {
        var nodes = new NodeBindings();
        nodes.Add(Binding<OtherGreetNode>(() => new OtherGreetNode()));

        nodes.Add(Binding<OtherGreetNode>(() => new OtherGreetNode()));
    }

    [Fact]
    public async Task A_request_without_a_node_fails_with_the_class_to_write()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await new NodeBindings().ExecuteAsync(new Greet("Ada"), null!));

        Assert.Contains("No node handles", error.Message, StringComparison.Ordinal);
        Assert.Contains("Node<Greet, String>", error.Message, StringComparison.Ordinal);
    }

    private static NodeBinding<TNode, Greet, string> Binding<TNode>(Func<TNode> create)
        where TNode : Node<Greet, string>
        => new(_ => create(), new ServiceCollection().BuildServiceProvider());

#pragma warning disable CDM008 // Only this test binds it.
    private sealed class OtherGreetNode : Node<Greet, string>
#pragma warning restore CDM008
    {
        public override ValueTask<NodeResult<string>> ExecuteAsync(Greet request, StepContext ctx) => new("hey");
    }
}
