namespace Codemation.Recording;

/// <summary>
/// Where a body ends. Input 0 is the end of the body, input 1 the batch that entered the try.
/// Items of which any descendant failed leave at <c>caught</c>, and only there.
/// </summary>
internal sealed class TryEndStep<T, TOut> : RecordedStep
{
    public const int Completed = 0;
    public const int Caught = 1;

    public TryEndStep(StepSite site, int tryStep)
        : base(StepKind.TryEnd, site)
    {
        TryStep = tryStep;
        AddPort<TOut>("completed");
        AddPort<StepError<T>>("caught");
    }

    /// <summary>The index of the <see cref="TryStep{T}"/> that opened the body.</summary>
    public int TryStep { get; }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
