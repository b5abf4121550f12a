namespace Codemation.Recording;

/// <summary>One call of the DSL: the typed delegates of a step, kept until the runtime binds them to the plan.</summary>
internal abstract class RecordedStep
{
    private readonly List<RecordedPort> ports = [];

    protected RecordedStep(StepKind kind, StepSite site)
    {
        Kind = kind;
        Id = site.Id;
        Inputs = site.Inputs;
        Options = site.Options ?? StepOptions.Default;
        Location = new SourceLocation(site.File, site.Line);
    }

    public StepKind Kind { get; }

    public string Id { get; }

    public PlanSource[] Inputs { get; }

    public StepOptions Options { get; }

    public SourceLocation Location { get; }

    /// <summary>The index of the innermost <see cref="StepKind.Try"/> around the step, or -1; set by the recorder.</summary>
    public int Scope { get; set; } = -1;

    /// <summary>Whether the callback takes a <see cref="StepContext"/>.</summary>
    public virtual bool UsesContext => false;

    /// <summary>The type of the signal that the step waits for; null for other steps.</summary>
    public virtual Type? SignalType => null;

    public IReadOnlyList<RecordedPort> Ports => ports;

    public abstract TResult Accept<TResult>(IStepVisitor<TResult> visitor);

    /// <summary>Adds an output; switches do it as their cases are named.</summary>
    protected int AddPort<T>(string name)
    {
        ports.Add(new RecordedPort(name, typeof(T)));
        return ports.Count - 1;
    }
}
