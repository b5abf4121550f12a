using System.Collections.Immutable;
using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Model;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>Puts a project's findings in an order that doesn't depend on its files.</summary>
internal static class AssemblyReader
{
    public static AssemblyModel Read(ImmutableArray<WorkflowRegistration> workflows, ImmutableArray<FoundClass> classes) => new(
        workflows.OrderBy(static workflow => workflow.TypeName, StringComparer.Ordinal).ToEquatableArray(),
        classes
            .Select(static found => found.Node)
            .OfType<NodeRegistration>()
            .Distinct()
            .OrderBy(static node => node.TypeName, StringComparer.Ordinal)
            .ToEquatableArray(),
        classes
            .Select(static found => found.Application)
            .OfType<string>()
            .Distinct()
            .OrderBy(static name => name, StringComparer.Ordinal)
            .ToEquatableArray());
}
