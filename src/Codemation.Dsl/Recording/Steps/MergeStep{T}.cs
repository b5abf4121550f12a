namespace Codemation.Recording;

/// <summary>A merge of inputs that carry the same type: by origin, pass-through or append, as its kind says.</summary>
internal sealed class MergeStep<T> : RecordedStep
{
    public MergeStep(StepKind kind, StepSite site, int prefer = 0)
        : base(kind, site)
    {
        if (prefer < 0 || prefer >= site.Inputs.Length)
        {
            throw new InvalidOperationException(
                $"Step \"{Id}\" ({Location}) prefers branch {prefer}, but its branches are 0 to {site.Inputs.Length - 1}.");
        }

        Prefer = prefer;
        AddPort<T>("main");
    }

    public int Prefer { get; }

    public override TResult Accept<TResult>(IStepVisitor<TResult> visitor) => visitor.Visit(this);
}
