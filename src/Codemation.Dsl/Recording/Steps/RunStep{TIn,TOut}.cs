namespace Codemation.Recording;

internal sealed class RunStep<TIn, TOut> : RecordedStep
{
    public RunStep(StepSite site, Func<TIn, INodeRequest<TOut>> request)
        : base(StepKind.Run, site)
    {
        Request = request;
        AddPort<TOut>("main");
    }

    public Func<TIn, INodeRequest<TOut>> Request { get; }

    // The node sees the context.
    public override bool UsesContext => true;

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
