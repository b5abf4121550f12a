using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Generator.Benchmarks;

/// <summary>Finds workflows and does nothing with them: what any generator would cost.</summary>
#pragma warning disable RS1036, RS1041, RS1042 // It is no part of a package.
internal sealed class FloorGenerator : IIncrementalGenerator
#pragma warning restore RS1036, RS1041, RS1042
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var found = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Codemation.WorkflowAttribute", static (node, _) => node is ClassDeclarationSyntax, static (attributed, _) => attributed.TargetSymbol.Name);
        context.RegisterSourceOutput(found, static (output, name) => output.AddSource(name + ".g.cs", "// " + name));
    }
}
