namespace Codemation.Recording;

internal sealed class CallbackStep<TIn, TOut> : RecordedStep
{
    public CallbackStep(StepSite site, Func<IReadOnlyList<Item<TIn>>, StepContext, ValueTask<IEnumerable<TOut>>> run)
        : base(StepKind.Callback, site)
    {
        Run = run;
        AddPort<TOut>("main");
    }

    public Func<IReadOnlyList<Item<TIn>>, StepContext, ValueTask<IEnumerable<TOut>>> Run { get; }

    public override bool UsesContext => true;

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
