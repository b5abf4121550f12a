using System.Runtime.CompilerServices;
using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>Finds the modules of referenced assemblies.</summary>
internal static class ModuleReferences
{
    // A reference is immutable, so what it holds is read once and not per compilation.
    private static readonly ConditionalWeakTable<MetadataReference, StrongBox<ModuleReference?>> Known = new();

    public static IEnumerable<ModuleReference> Read(Compilation compilation)
    {
        var found = new List<ModuleReference>();
        foreach (var reference in compilation.References)
        {
            var module = Known.TryGetValue(reference, out var known)
                ? known.Value
                : Known.GetValue(reference, added => new(Read(compilation, added))).Value;
            if (module is not null)
            {
                found.Add(module);
            }
        }

        return found.OrderBy(static module => module.TypeName, StringComparer.Ordinal);
    }

    private static ModuleReference? Read(Compilation compilation, MetadataReference reference)
    {
        // Most references are the framework's: only those that know the DSL are worth decoding attributes of.
        if (compilation.GetAssemblyOrModuleSymbol(reference) is not IAssemblySymbol assembly
            || !assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static each => each.Name == "Codemation.Dsl")))
        {
            return null;
        }

        var attribute = assembly.GetAttributes().FirstOrDefault(static each =>
            each.AttributeClass is { Name: "WorkflowModuleAttribute", ContainingNamespace.Name: "Codemation" });
        return attribute?.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type
            ? new ModuleReference(TypeText.InCode(type), RunExtensions(assembly))
            : null;
    }

    private static EquatableArray<string> RunExtensions(IAssemblySymbol assembly)
    {
        var space = assembly.GlobalNamespace.GetNamespaceMembers().FirstOrDefault(static each => each.Name == "Codemation");
        return space is null ? [] : space.GetTypeMembers()
            .Where(static type => type.DeclaredAccessibility == Accessibility.Public
                && type.Name.StartsWith("RunExtensions_", StringComparison.Ordinal))
            .Select(static type => type.Name)
            .OrderBy(static name => name, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
