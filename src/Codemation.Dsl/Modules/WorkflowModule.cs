using System.ComponentModel;

namespace Codemation;

/// <summary>
/// The workflows and nodes of one assembly. The compiler writes one for each assembly that has any; hosts add it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public abstract class WorkflowModule
{
    /// <summary>Names everything in the module.</summary>
    /// <param name="catalog">Where to name it.</param>
    public abstract void Register(IWorkflowCatalog catalog);

    /// <summary>Gets a constructor dependency, for generated code.</summary>
    /// <typeparam name="T">The dependency.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="owner">The class whose constructor asks.</param>
    /// <exception cref="InvalidOperationException">There is no such service.</exception>
    protected static T Require<T>(IServiceProvider services, string owner)
        where T : class
        => services.GetService(typeof(T)) as T ?? throw new InvalidOperationException(
            $"{owner} needs {typeof(T)}, but no such service is registered. Register it in Configure of your CodemationApp class, or where AddCodemation is called.");
}
