using Codemation.Recording;
using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Nodes;
using Codemation.Runtime.Engine.Routing;
using Codemation.Runtime.Engine.Steps;

namespace Codemation.Runtime.Engine.Binding;

/// <summary>Makes a runnable step of a recorded one.</summary>
internal sealed class StepBinder(PlanStep planned, int index, int firstSlot, int[] inputSlots, Dominators dominators, NodeBindings nodes) : IStepVisitor<BoundStep>
{
    public BoundStep Visit<TIn, TOut>(MapStep<TIn, TOut> step)
    {
        if (step.Options is { Timeout: null, Retry.Attempts: 1 })
        {
            return new BoundMap<TIn, TOut>(Shape(step, Port<TOut>()), step);
        }

        var map = step.Map;
        var keep = step.Options.KeepBinary;
        return Itemwise<TIn, TOut>(step, (input, position, _) => new(Kept(input, position, map(input[position]), keep)));
    }

    public BoundStep Visit<TIn, TOut>(MapContextStep<TIn, TOut> step)
    {
        var map = step.Map;
        var keep = step.Options.KeepBinary;
        return Itemwise<TIn, TOut>(step, (input, position, context) => new(Kept(input, position, map(input[position], context), keep)));
    }

    public BoundStep Visit<TIn, TOut>(MapItemStep<TIn, TOut> step)
    {
        var map = step.Map;
        return Itemwise<TIn, TOut>(step, (input, position, context) => new(new NodeResult<TOut>(map(context.Item(input, position), context))));
    }

    public BoundStep Visit<TIn, TOut>(MapAsyncStep<TIn, TOut> step)
    {
        var map = step.Map;
        var keep = step.Options.KeepBinary;
        return Itemwise<TIn, TOut>(
            step,
            async (input, position, context) => Kept(input, position, await map(input[position], context), keep),
            hasEffects: true);
    }

    public BoundStep Visit<TIn, TOut>(MapItemAsyncStep<TIn, TOut> step)
    {
        var map = step.Map;
        return Itemwise<TIn, TOut>(
            step,
            async (input, position, context) => new NodeResult<TOut>(await map(context.Item(input, position), context)),
            hasEffects: true);
    }

    public BoundStep Visit<TIn, TOut>(RunStep<TIn, TOut> step)
    {
        var request = step.Request;
        return Itemwise<TIn, TOut>(step, (input, position, context) => nodes.ExecuteAsync(request(input[position]), context), hasEffects: true, waits: nodes.MaySuspend<TOut>());
    }

    public BoundStep Visit<TIn, TOut>(CallStep<TIn, TOut> step)
    {
        var workflow = step.Workflow;
        return Itemwise<TIn, TOut>(
            step,
            (input, position, context) => context.Activation.Run.Host.SubWorkflows.RunAsync(workflow, input, position, context),
            hasEffects: true,
            waits: true);
    }

    public BoundStep Visit<T>(FilterStep<T> step) => new BoundFilter<T>(Shape(step, Port<T>()), step);

    public BoundStep Visit<TIn, TOut>(SplitStep<TIn, TOut> step) => new BoundSplit<TIn, TOut>(Shape(step, Port<TOut>()), step);

    public BoundStep Visit<TIn, TOut>(AggregateStep<TIn, TOut> step) => new BoundAggregate<TIn, TOut>(Shape(step, Port<TOut>()), step);

    public BoundStep Visit<TIn, TOut>(CallbackStep<TIn, TOut> step) => new BoundCallback<TIn, TOut>(Shape(step, Port<TOut>()), step);

    public BoundStep Visit<T>(IfStep<T> step) => new BoundIf<T>(Shape(step, Port<T>(), Port<T>(1)), step);

    public BoundStep Visit<T, TKey>(SwitchStep<T, TKey> step)
        => new BoundSwitch<T, TKey>(Shape(step, [.. Enumerable.Range(0, step.Ports.Count).Select(Port<T>)]), step);

    public BoundStep Visit<T>(TryStep<T> step) => new BoundPass<T>(Shape(step, Port<T>()));

    public BoundStep Visit<T, TOut>(TryEndStep<T, TOut> step)
        => new BoundTryEnd<T, TOut>(Shape(step, Port<TOut>(), Port<StepError<T>>(1)), step);

    public BoundStep Visit<T>(MergeStep<T> step) => new BoundMerge<T>(Shape(step, Port<T>()), step, Origin());

    public BoundStep Visit<A, B, TOut>(MergeMappedStep<A, B, TOut> step)
        => new BoundMergeMapped<A, B, TOut>(Shape(step, Port<TOut>()), step, Origin());

    public BoundStep Visit<TOut>(MergePairedStep<TOut> step)
        => new BoundMergePaired<TOut>(Shape(step, Port<TOut>()), step, Origin());

    public BoundStep Visit<T>(NoOpStep<T> step) => new BoundPass<T>(Shape(step, Port<T>()));

    public BoundStep Visit<T>(WaitStep<T> step) => new BoundWait<T>(Shape(step, Port<T>()), step);

    public BoundStep Visit<T>(WaitUntilStep<T> step) => new BoundWaitUntil<T>(Shape(step, Port<T>()), step);

    public BoundStep Visit<T, TSignal>(WaitForStep<T, TSignal> step)
        => Itemwise<T, Signalled<T, TSignal>>(step, new SignalWait<T, TSignal>(step, (ItemType<TSignal>)planned.Signal!).Call, waits: true);

    public BoundStep Visit<T, TRequest>(RouteStep<T, TRequest> step)
        where TRequest : notnull
    {
        var ports = step.Routed.Select((port, i) => port.Accept(new RoutePortBinder(planned.Ports[i].Items))).ToArray();
        var request = step.Request;
        return new BoundRoute<T>(
            Shape(step, Array.ConvertAll(ports, static port => port.Codec)),
            (input, position, context) => nodes.RouteAsync(request(input[position]), context, ports),
            ports);
    }

    private static NodeResult<TOut> Kept<TIn, TOut>(Batch<TIn> input, int position, TOut value, bool keepBinary)
        => new(new Item<TOut>(value, keepBinary ? input.Attachments?[position] : null, default));

    private BoundItemwise<TIn, TOut> Itemwise<TIn, TOut>(RecordedStep step, ItemCall<TIn, TOut> call, bool hasEffects = false, bool waits = false)
        => new(Shape(step, Port<TOut>()), call, (ItemType<TOut>)planned.Ports[0].Items, hasEffects, waits);

    private StepShape Shape(RecordedStep step, params PortCodec[] ports) => new(index, step, firstSlot, inputSlots, ports);

    private PortCodec Port<T>(int port = 0) => new PortCodec<T>((ItemType<T>)planned.Ports[port].Items);

    private int Origin() => dominators.Common(inputSlots);
}
