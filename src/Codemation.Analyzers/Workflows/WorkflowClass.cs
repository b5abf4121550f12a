using Codemation.Dsl.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Workflows;

/// <summary>Tells workflows from the base classes that they may share.</summary>
internal static class WorkflowClass
{
    public static bool Is(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Class
        && WorkflowTypes.Base(type) is not null
        && (!type.IsAbstract || WorkflowTypes.Attribute(type) is not null);
}
