using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Dsl.Generator.Tests.Harness;

/// <summary>A generator with one stage, whose value and text the test decides.</summary>
internal sealed class SampleGenerator(
    Func<INamedTypeSymbol, object> read,
    Func<object, string>? write = null,
    string? stage = "Read") : IIncrementalGenerator
{
    public static SampleGenerator WithNames(Func<object, string>? write = null) => new(type => type.Name, write);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.SyntaxProvider.ForAttributeWithMetadataName(
            "System.ObsoleteAttribute",
            (node, _) => node is ClassDeclarationSyntax,
            (found, _) => read((INamedTypeSymbol)found.TargetSymbol));
        if (stage is not null)
        {
            models = models.WithTrackingName(stage);
        }

        context.RegisterSourceOutput(
            models,
            (output, model) => output.AddSource(
                "Sample.g.cs",
                SourceText.From(write?.Invoke(model) ?? "// " + model.GetType().Name, Encoding.UTF8)));
    }
}
