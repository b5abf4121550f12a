using Codemation.Dsl.Generator.Chains.Values;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>What has been read of a chain so far: the counterpart of the recorder that runs at start.</summary>
internal sealed class ChainDraft
{
    private readonly List<ChainStep> steps = [];
    private readonly List<ChainProblem> problems = [];
    private readonly Dictionary<string, SyntaxNode> ids = new(StringComparer.Ordinal);
    private readonly List<ChainTrigger> triggers = [];
    private readonly HashSet<ChainSource> taken = [];
    private int scope = -1;

    public ChainStep this[int index] => steps[index];

    public ChainStep Append(
        StepKind kind,
        StepIdentity identity,
        InvocationExpressionSyntax call,
        IMethodSymbol method,
        IReadOnlyList<FlowValue> inputs,
        bool usesContext = false,
        ITypeSymbol? target = null,
        ITypeSymbol? signal = null)
    {
        CheckId(kind, identity);
        foreach (var input in inputs)
        {
            Take(input);
        }

        var step = new ChainStep(steps.Count, kind, identity.Id, call, method)
        {
            Inputs = [.. inputs.Select(static input => input.Source)],
            InputTypes = [.. inputs.Select(static input => input.Items)],
            Scope = scope,
            UsesContext = usesContext,
            Target = target,
            Signal = signal,
        };
        steps.Add(step);
        return step;
    }

    /// <summary>Notes that something takes the flow's items, or that they are dropped on purpose.</summary>
    public void Take(FlowValue flow) => taken.Add(flow.Source);

    public TResult InScope<TResult>(int tryStep, Func<TResult> body)
    {
        var outer = scope;
        scope = tryStep;
        var result = body();
        scope = outer;
        return result;
    }

    public void Report(ChainProblemKind kind, SyntaxNode at, params string[] arguments) =>
        problems.Add(new ChainProblem(kind, at.GetLocation(), arguments));

    public void Add(ChainTrigger trigger) => triggers.Add(trigger);

    public ChainReading Finish(FlowValue? result)
    {
        if (result is not null)
        {
            Take(result);
        }

        foreach (var step in steps)
        {
            ReportUnused(step);
        }

        return new ChainReading(steps, triggers, result is { Source.Step: >= -1 } ? result : null, problems);
    }

    private static bool IsWellFormed(string id) =>
        id.Length > 0 && id.All(static character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private void CheckId(StepKind kind, StepIdentity identity)
    {
        // The end of a try has an id made of the try's own, which was checked.
        if (kind == StepKind.TryEnd || identity.Id is not { } id)
        {
            return;
        }

        if (!IsWellFormed(id))
        {
            Report(ChainProblemKind.StepIdMalformed, identity.Syntax, id);
        }

        if (ids.TryGetValue(id, out var earlier))
        {
            problems.Add(new ChainProblem(ChainProblemKind.StepIdUsedTwice, identity.Syntax.GetLocation(), id) { Earlier = earlier.GetLocation() });
        }
        else
        {
            ids.Add(id, identity.Syntax);
        }
    }

    private void ReportUnused(ChainStep step)
    {
        for (var port = 0; port < step.Ports.Count; port++)
        {
            if (taken.Contains(new ChainSource(step.Index, port)))
            {
                continue;
            }

            if (step.Kind is StepKind.If or StepKind.Switch or StepKind.Try or StepKind.TryEnd)
            {
                Report(ChainProblemKind.BranchUnused, StepSyntax.Name(step.Call), step.Id ?? "", step.Ports[port].Name);
            }
            else
            {
                Report(ChainProblemKind.FlowUnused, StepSyntax.Name(step.Call), step.Id ?? "");
            }
        }
    }
}
