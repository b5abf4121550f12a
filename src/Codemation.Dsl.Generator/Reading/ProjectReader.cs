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
        Host = ReadHost(Find(compilation, "Codemation.WorkflowHost")),
        HasCodemationHost = Find(compilation, "Codemation.CodemationHost") is not null,
        HasBuilder = Find(compilation, "Codemation.CodemationBuilder") is { } builder
            && builder.GetMembers("AddModule").OfType<IMethodSymbol>().Any(static method => method.Parameters.Length == 1),
        Modules = ModuleReferences.Read(compilation).ToEquatableArray(),
    };

    private static WorkflowHostModel ReadHost(INamedTypeSymbol? host)
    {
        var runs = host?.GetMembers("RunAsync").OfType<IMethodSymbol>().Where(static method => method.Arity == 3).ToArray() ?? [];
        return runs.Length == 0 ? WorkflowHostModel.None
            : runs.Any(static method => method.Parameters.Any(static parameter => parameter.Type.Name == "RunOptions")) ? WorkflowHostModel.RunsWithOptions
            : WorkflowHostModel.Runs;
    }

    private static INamedTypeSymbol? Find(Compilation compilation, string name) =>
        compilation.GetTypeByMetadataName(name) is { } type && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) ? type : null;
}
