namespace Codemation;

/// <summary>
/// Sets an application up. Derive one class from this, if there is anything to set up; the compiler finds it.
/// It needs a constructor without parameters.
/// </summary>
public abstract class CodemationApp
{
    /// <summary>Adds services and limits. Called once, when the application starts.</summary>
    /// <param name="app">The application. Its workflows are already added.</param>
    protected internal abstract void Configure(CodemationBuilder app);
}
