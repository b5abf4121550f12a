namespace Codemation.Hosting.Commands.Doctor;

/// <summary>Whether every workflow can be run.</summary>
internal static class WorkflowCheck
{
    private const string Name = "workflows";

    public static Check Run(WorkflowHost host)
    {
        foreach (var entry in host.Catalog.All)
        {
            try
            {
                // Made by the constructor and the definition of the class, which are the author's.
                _ = entry.Bound;
            }
            catch (Exception error)
            {
                return Check.Failed(Name, $"\"{entry.Id}\" can't be run: {error.Message}", "Correct the workflow, or what its constructor asks for, and build again.");
            }
        }

        return host.Catalog.All.Count == 0
            ? Check.Warning(Name, "there are none", "Write a partial class with [Workflow(\"id\")] that derives from Workflow<TIn, TOut>.")
            : Check.Ok(Name, $"{host.Catalog.All.Count}, all of which can be run");
    }
}
