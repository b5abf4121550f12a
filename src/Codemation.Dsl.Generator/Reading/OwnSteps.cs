using Codemation.Dsl.Generator.Emit;
using Codemation.Dsl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Reading;

/// <summary>
/// A definition may use the typed ids of its own steps: <c>ctx.Output(Steps.Price)</c>. They are what is being generated, so the first reading does not
/// know them and types that follow from them stay open. Each further reading is given the ids whose types the one before found out.
/// </summary>
internal static class OwnSteps
{
    // One reading more for each id whose type follows from another's; chains of them are short.
    private const int MostReadings = 16;

    public static bool AreUsed(INamedTypeSymbol type, CancellationToken cancellationToken) => type.DeclaringSyntaxReferences
        .SelectMany(declaration => declaration.GetSyntax(cancellationToken).DescendantNodes())
        .Any(static node => node is IdentifierNameSyntax { Identifier.ValueText: "Steps" });

    /// <summary>Reads again until the ids that a reading was given are those that it finds.</summary>
    public static WorkflowModel Resolve(
        WorkflowModel first,
        Compilation compilation,
        INamedTypeSymbol type,
        Func<Compilation, INamedTypeSymbol, WorkflowModel?> read,
        CancellationToken cancellationToken)
    {
        var declaration = type.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        var model = first;
        var given = "";
        for (var reading = 0; reading < MostReadings && Declare(model) is var ids && ids != given; reading++)
        {
            given = ids;
            var tree = CSharpSyntaxTree.ParseText(ids, (CSharpParseOptions)declaration.SyntaxTree.Options, cancellationToken: cancellationToken);
            var wider = compilation.AddSyntaxTrees(tree);
            if (wider.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken) is not INamedTypeSymbol same
                || read(wider, same) is not { } next)
            {
                return first;
            }

            model = first with { Chain = next.Chain, Items = next.Items, Input = next.Input, Output = next.Output };
        }

        return model;
    }

    private static string Declare(WorkflowModel model)
    {
        var writer = GeneratedFile.Start();
        GeneratedFile.Inside(writer, model.Container, inside => StepsEmitter.Write(inside, model));
        return writer.ToSourceText().ToString();
    }
}
