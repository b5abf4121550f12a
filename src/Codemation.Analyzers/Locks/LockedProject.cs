using Codemation.Analyzers.Workflows;
using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Reading;
using Codemation.Locks;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Locks;

/// <summary>The lock that a project would have if it were written now.</summary>
internal static class LockedProject
{
    public static LockFile Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var plans = new List<LockedPlan>();
        foreach (var name in compilation.Assembly.GlobalNamespace.GetMembers())
        {
            AddAll(name, compilation, plans, cancellationToken);
        }

        return new LockFile(plans);
    }

    private static void AddAll(INamespaceOrTypeSymbol container, Compilation compilation, List<LockedPlan> plans, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (container is INamedTypeSymbol type && WorkflowClass.Is(type)
            && WorkflowReader.Read(compilation, type, new TreeDependencies(), cancellationToken) is { Chain.IsComplete: true } model)
        {
            plans.Add(LockedPlanReader.Read(model));
        }

        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceOrTypeSymbol inner)
            {
                AddAll(inner, compilation, plans, cancellationToken);
            }
        }
    }
}
