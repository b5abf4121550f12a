using System.Text;
using Codemation.Recording;
using Codemation.Runtime.Engine;
using Codemation.Runtime.Engine.Binding;
using Codemation.Runtime.Engine.Lineages;
using Codemation.Runtime.Engine.Nodes;
using Codemation.Runtime.Json;

namespace Codemation.Runtime.Catalog;

internal sealed class WorkflowEntry<TWorkflow, TIn, TOut> : WorkflowEntry
    where TWorkflow : Workflow<TIn, TOut>
{
    private readonly Lazy<Workflow> workflow;
    private readonly Lazy<WorkflowRecording> recording;
    private readonly Lazy<BoundPlan> bound;
    private readonly Lazy<JsonSchema> inputSchema;

    public WorkflowEntry(string id, Func<ExecutionPlan> plan, Func<TWorkflow> create, Func<NodeBindings> nodes)
        : base(id, plan)
    {
        workflow = new(create);
        recording = new(() => workflow.Value.Record());
        bound = new(() => PlanBinder.Bind<TIn>(Plan, workflow.Value, Settings, recording.Value, nodes()));
        inputSchema = new(() => JsonSchema.Parse(Encoding.UTF8.GetBytes(Plan.Input.Schema)));
    }

    public override Type WorkflowType => typeof(TWorkflow);

    public override Workflow Instance => workflow.Value;

    public override WorkflowRecording Recording => recording.Value;

    public override BoundPlan Bound => bound.Value;

    public override Batch? Samples => recording.Value.Samples is TIn[] { Length: > 0 } samples ? BatchOf(samples) : null;

    public static Batch<TIn> BatchOf(TIn[] items) => new(items, items.Length, IdentityLineage.Instance);

    public override Batch ItemsOf(int trigger, CronTick tick) => BatchOf([.. ((CronTrigger<TIn>)recording.Value.Triggers[trigger]).Items(tick)]);

    public override async ValueTask<Batch> ReadInputAsync(Stream json, RunLimits limits, CancellationToken cancellationToken)
    {
        var type = (ItemType<TIn>)Plan.Input;
        var inputLimits = InputLimits.Default with { MaxItemBytes = limits.ItemBytes, MaxItems = limits.BatchItems };
        return BatchOf(await InputReader.ReadAsync(json, type.JsonTypeInfo, inputSchema.Value, inputLimits, cancellationToken));
    }
}
