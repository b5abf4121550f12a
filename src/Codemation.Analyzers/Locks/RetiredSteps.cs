using Microsoft.CodeAnalysis;

namespace Codemation.Analyzers.Locks;

/// <summary>The steps that a workflow's author has given up.</summary>
internal static class RetiredSteps
{
    public const string AttributeName = "Codemation.RetiredAttribute";

    public static HashSet<string> Of(INamedTypeSymbol workflow) => new(
        workflow.GetAttributes()
            .Where(static attribute => attribute.AttributeClass?.ToDisplayString() == AttributeName)
            .Select(static attribute => attribute.ConstructorArguments.FirstOrDefault().Value as string)
            .OfType<string>(),
        StringComparer.Ordinal);
}
