using System.Text.Json;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Nodes;

/// <summary>A node for work that finishes elsewhere, made when a run first needs it.</summary>
internal sealed class SuspendableBinding<TNode, TRequest, TState, TOut>(
    ItemType<TState> stateType, Func<IServiceProvider, TNode> create, IServiceProvider services) : SuspendableBinding<TOut>
    where TNode : SuspendableNode<TRequest, TState, TOut>
    where TRequest : INodeRequest<TOut>
{
    private readonly Lazy<SuspendableNode<TRequest, TState, TOut>> node = new(() => create(services));

    public override Type RequestType => typeof(TRequest);

    public override Type NodeType => typeof(TNode);

    public override async ValueTask<NodeResult<TOut>> ExecuteAsync(INodeRequest<TOut> request, ItemContext context)
    {
        var asked = (TRequest)request;
        var work = context.Work is { } begun
            ? new Suspended<TState>(JsonSerializer.Deserialize(begun.Span, stateType.JsonTypeInfo)!, TimeSpan.Zero)
            : Keep(await node.Value.StartAsync(asked, context), context);
        while (work.PollAfter <= TimeSpan.Zero)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var look = await node.Value.PollAsync(asked, work.State, context);
            switch (look.Status)
            {
                case PollStatus.Running:
                    work = Keep(look.Next, context);
                    break;
                case PollStatus.Done:
                    return look.Result;
                case PollStatus.Failed:
                    throw new WorkFailedException(look.Problem!);
                default:
                    throw new InvalidOperationException($"{typeof(TNode)} gave an empty Poll. Give Poll.Running, Poll.Done or Poll.Failed.");
            }
        }

        context.Suspend(WaitKind.Poll, context.Activation.Run.StoreTime + work.PollAfter, state: context.Work!.Value);
        return default;
    }

    // A later try of the item is a look from here on.
    private Suspended<TState> Keep(Suspended<TState> work, ItemContext context)
    {
        context.HasBegun(JsonSerializer.SerializeToUtf8Bytes(work.State, stateType.JsonTypeInfo));
        return work;
    }
}
