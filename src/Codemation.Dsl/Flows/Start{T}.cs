using Codemation.Recording;

namespace Codemation;

/// <summary>The head of a flow. Triggers are added here, and only here.</summary>
/// <typeparam name="T">The JSON type of the input items.</typeparam>
public sealed class Start<T> : Flow<T>
{
    internal Start(Recorder recorder)
        : base(recorder, PlanSource.Trigger)
    {
    }

    /// <summary>Lets people and programs start the workflow.</summary>
    /// <param name="samples">The input of a run that is started without any.</param>
    public Start<T> OnManual(params T[] samples)
    {
        Recorder.SetSamples(samples);
        return this;
    }
}
