namespace Codemation.Recording;

/// <summary>A merge by origin of two to eight inputs, whose types only the author's function knows.</summary>
internal sealed class MergePairedStep<TOut> : RecordedStep
{
    public MergePairedStep(StepSite site, Func<MergeRow, TOut> pair)
        : base(StepKind.MergePaired, site)
    {
        Pair = pair;
        AddPort<TOut>("main");
    }

    public Func<MergeRow, TOut> Pair { get; }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
