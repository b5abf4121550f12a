namespace Codemation.Recording;

internal sealed class CallStep<TIn, TOut> : RecordedStep
{
    public CallStep(StepSite site, Workflow<TIn, TOut> workflow)
        : base(StepKind.Call, site)
    {
        Workflow = workflow;
        AddPort<TOut>("main");
    }

    public Workflow<TIn, TOut> Workflow { get; }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
