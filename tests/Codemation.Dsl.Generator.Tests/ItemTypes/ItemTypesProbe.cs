using Codemation.Dsl.Generator.Caching;
using Codemation.Dsl.Generator.Emit;
using Codemation.Dsl.Generator.ItemTypes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.Tests.ItemTypes;

/// <summary>
/// Stands for the plan's generator: takes the parameters of every method <c>Items</c> for types of items, and gives each
/// a static property of the parameter's name, or a constant with the problem.
/// </summary>
internal sealed class ItemTypesProbe : IIncrementalGenerator
{
    public const string Read = "Read";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var owners = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is MethodDeclarationSyntax { Identifier.ValueText: "Items" },
            static (context, cancellation) => ReadOwner((IMethodSymbol)context.SemanticModel.GetDeclaredSymbol(context.Node)!, context.SemanticModel.Compilation, cancellation))
            .WithTrackingName(Read);

        ItemTypesPipeline.Register(context, owners.SelectMany(static (owner, _) => owner.Items.Select(item => item.Model)).Collect());
        context.RegisterSourceOutput(owners, static (context, owner) => Write(context, owner));
    }

    private static Owner ReadOwner(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) => new(
        method.ContainingType.Name,
        method.Parameters.Select(one => new Item(one.Name, ItemTypeReader.Read(one.Type, method.ContainingType, compilation, cancellation))).ToEquatableArray());

    private static void Write(SourceProductionContext context, Owner owner)
    {
        var writer = new SourceWriter();
        writer.Line("#nullable enable");
        using (writer.Block($"partial class {owner.Name}"))
        {
            foreach (var item in owner.Items)
            {
                writer.Line(item.Model.Problem is { } problem
                    ? $"public const string {item.Name} = {SourceWriter.Literal(problem)};"
                    : $"public static global::Codemation.ItemType {item.Name} => {ItemTypeAccess.Expression(item.Model)};");
            }

            NestedItemTypes.Write(writer, owner.Items.Select(item => item.Model));
        }

        context.AddSource(owner.Name + ".g.cs", writer.ToSourceText());
    }

    private sealed record Item(string Name, ItemTypeModel Model);

    private sealed record Owner(string Name, EquatableArray<Item> Items);
}
