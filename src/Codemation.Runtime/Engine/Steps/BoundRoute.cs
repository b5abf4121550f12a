using Codemation.Runtime.Engine.Encoding;
using Codemation.Runtime.Engine.Execution;
using Codemation.Runtime.Engine.Routing;

namespace Codemation.Runtime.Engine.Steps;

/// <summary>A node with several outputs.</summary>
internal sealed class BoundRoute<TIn>(StepShape shape, ItemCall<TIn, Emission> call, RoutePort[] ports)
    : ItemwiseStep<TIn, Emission>(shape, call, hasEffects: true)
{
    public override ItemResultCodec<Emission> CreateCodec() => new EmissionCodec(ports);

    protected override void Deliver(RunExecution run, Batch<TIn> input, ReadOnlySpan<NodeResult<Emission>> results)
    {
        for (var port = 0; port < ports.Length; port++)
        {
            run.Output(this, port, ports[port].Collect(results, port));
        }
    }
}
