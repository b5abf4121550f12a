namespace Codemation.Recording;

/// <summary>Collects the steps of one workflow while its <c>Define</c> runs.</summary>
internal sealed class Recorder(Type workflowType)
{
    private readonly List<RecordedStep> steps = [];
    private readonly List<RecordedTrigger> triggers = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private int scope = -1;
    private Array? samples;

    public int Append(RecordedStep step)
    {
        if (step.Kind != StepKind.TryEnd && !IsWellFormed(step.Id))
        {
            throw Invalid(step, "is malformed: use lower-case letters, digits and dashes");
        }

        if (!ids.Add(step.Id))
        {
            throw Invalid(step, "is used twice: step ids are unique in a workflow");
        }

        step.Options.Validate(step.Id);
        step.Scope = scope;
        steps.Add(step);
        return steps.Count - 1;
    }

    /// <summary>Records the body of a try: everything appended meanwhile is in its scope.</summary>
    public TResult InScope<TResult>(int tryStep, Func<TResult> body)
    {
        var outer = scope;
        scope = tryStep;
        try
        {
            return body();
        }
        finally
        {
            scope = outer;
        }
    }

    public void SetSamples<T>(T[] items) => samples = items;

    public void Add(RecordedTrigger trigger) => triggers.Add(trigger);

    public PlanSource[] Sources(params ReadOnlySpan<(Recorder Recorder, PlanSource Source)> flows)
    {
        var sources = new PlanSource[flows.Length];
        for (var i = 0; i < flows.Length; i++)
        {
            if (flows[i].Recorder != this)
            {
                throw new InvalidOperationException($"{workflowType} uses a flow that belongs to another workflow.");
            }

            sources[i] = flows[i].Source;
        }

        return sources;
    }

    public WorkflowRecording Finish(Recorder owner, PlanSource result, Type? config)
        => owner == this
            ? new WorkflowRecording(workflowType, steps, triggers, result, config, samples)
            : throw new InvalidOperationException($"{workflowType}.Define returned a flow that belongs to another workflow.");

    private static bool IsWellFormed(string id)
    {
        foreach (var c in id)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return id.Length > 0;
    }

    private InvalidOperationException Invalid(RecordedStep step, string why)
        => new($"Step id \"{step.Id}\" of {workflowType} ({step.Location}) {why}.");
}
