namespace Codemation;

/// <summary>A part of a step's work with a beginning and an end. It ends when it is disposed.</summary>
public abstract class StepSpan : IDisposable
{
    /// <summary>Begins a part of this part.</summary>
    /// <param name="name">What is done, the same for every item.</param>
    /// <returns>The span.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public abstract StepSpan StartSpan(string name);

    /// <summary>Says that this part failed. What becomes of the step is another matter.</summary>
    /// <param name="message">Why.</param>
    public abstract void Fail(string message);

    /// <summary>Ends the span; a second call does nothing.</summary>
    public void Dispose()
    {
        End();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the span.</summary>
    protected abstract void End();
}
