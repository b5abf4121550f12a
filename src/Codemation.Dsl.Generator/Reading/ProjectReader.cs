using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>Reads what the whole compilation decides.</summary>
internal static class ProjectReader
{
    public static ProjectModel Read(Compilation compilation, CancellationToken cancellationToken) => new()
    {
        AssemblyName = compilation.AssemblyName ?? "Assembly",
        NeedsEntryPoint = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication
            && compilation.GetEntryPoint(cancellationToken) is null,
        HasWorkflowHost = Find(compilation, "Codemation.WorkflowHost") is not null,
        HasCodemationHost = Find(compilation, "Codemation.CodemationHost") is not null,
        HasBuilder = Find(compilation, "Codemation.CodemationBuilder") is { } builder
            && builder.GetMembers("AddModule").OfType<IMethodSymbol>().Any(static method => method.Parameters.Length == 1),
        Modules = ModuleReferences.Read(compilation).ToEquatableArray(),
    };

    private static INamedTypeSymbol? Find(Compilation compilation, string name) =>
        compilation.GetTypeByMetadataName(name) is { } type && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) ? type : null;
}
