using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>The contexts that a project declares for types of its own choice.</summary>
internal sealed class SerializerContexts
{
    private const int WritesOnly = 2;

    private static readonly ConditionalWeakTable<Compilation, SerializerContexts> Known = new();

    // Looking through a file is the costly part, and most files stay the same from one compilation to the next.
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<ClassDeclarationSyntax>> Candidates = new();

    private readonly Dictionary<ITypeSymbol, SerializerContext> contexts = new(SymbolEqualityComparer.Default);

    private SerializerContexts(Compilation compilation)
    {
        var declared = compilation.SyntaxTrees
            .SelectMany(static tree => Candidates.GetValue(tree, FindCandidates))
            .Select(declaration => compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration))
            .OfType<INamedTypeSymbol>()
            .Where(IsContext)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .OrderBy(static type => TypeNames.InCode(type), StringComparer.Ordinal);
        foreach (var type in declared)
        {
            Add(type);
        }
    }

    public static SerializerContexts Of(Compilation compilation) => Known.GetValue(compilation, static one => new SerializerContexts(one));

    /// <summary>The context that is declared for a type, or null.</summary>
    public SerializerContext? Find(ITypeSymbol type) => contexts.TryGetValue(type, out var context) ? context : null;

    private void Add(INamedTypeSymbol context)
    {
        var (rules, problem) = JsonRulesReader.Read(context);
        var name = TypeNames.ForPeople(context);
        var mode = context.Find(Attributes.Json + "JsonSourceGenerationOptions")?.Named("GenerationMode") as int? ?? 0;
        foreach (var attribute in context.GetAttributes().Where(static one => one.Is(Attributes.Json + "JsonSerializable")))
        {
            if (attribute.Argument(0) is not ITypeSymbol type || contexts.ContainsKey(type))
            {
                continue;
            }

            var own = attribute.Named("GenerationMode") as int? is { } set and not 0 ? set : mode;
            var wrong = own is WritesOnly ? "it can write the type but not read it (GenerationMode.Serialization)" : problem;
            contexts.Add(type, new SerializerContext(context, rules, wrong is null ? null : $"{name} is declared for {TypeNames.ForPeople(type)}, but {wrong}."));
        }
    }

    private static IReadOnlyList<ClassDeclarationSyntax> FindCandidates(SyntaxTree tree) =>
    [
        .. tree.GetRoot()
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<ClassDeclarationSyntax>()
            .Where(static declaration => declaration.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => SimpleName(attribute.Name) is "JsonSerializable" or "JsonSerializableAttribute")),
    ];

    private static string SimpleName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    };

    private static bool IsContext(INamedTypeSymbol type)
    {
        for (var owner = type.BaseType; owner is not null; owner = owner.BaseType)
        {
            if (owner.Name == "JsonSerializerContext" && owner.ContainingNamespace.ToDisplayString() + "." == Attributes.Json)
            {
                return true;
            }
        }

        return false;
    }
}
