using Codemation.Runtime.Storage;

namespace Codemation.Runtime.Engine.Execution;

/// <summary>Recognises runs that kill the process that executes them. Such a run ends as failed instead of killing one process after the other.</summary>
internal static class Quarantine
{
    /// <summary>How many processes may die while they execute a run, in the same step.</summary>
    public const int DeathsInAStep = 3;

    /// <summary>The type of the error that such a run fails with.</summary>
    public const string Type = "Codemation.WorkerDied";

    /// <summary>Whether a run is to be executed while no other suspect is: the next death is then its own doing.</summary>
    public static bool IsSuspect(RunRow run) => run.Deaths >= DeathsInAStep - 1;

    /// <summary>Why a run is not executed again; null when it is.</summary>
    /// <param name="run">The run.</param>
    /// <param name="progress">How far it got.</param>
    public static RunError? Of(RunRow run, RunProgress progress)
    {
        if (run.Deaths < DeathsInAStep)
        {
            return null;
        }

        // Runs that only waited for their turn died with such a run, too, but not in a step.
        var begun = progress.Activations
            .Where(static activation => activation.Status == ActivationStatus.Started)
            .MaxBy(static activation => activation.Attempt);
        return begun?.Attempt >= DeathsInAStep
            ? new RunError
            {
                Step = begun.Step,
                Type = Type,
                Message = $"{run.Deaths} processes died while they executed this run, {begun.Attempt} of them in step \"{begun.Step}\". "
                    + "It is not tried again. Look at what those processes logged last; when the cause is mended, run it again from that step.",
                FailedItems = begun.ItemsIn,
            }
            : null;
    }
}
