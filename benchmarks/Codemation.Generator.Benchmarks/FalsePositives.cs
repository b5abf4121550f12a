using System.Globalization;
using Codemation.Analyzers.ItemTypes;
using Codemation.Analyzers.Payloads;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.Generator.Benchmarks;

/// <summary>What the rules about binary data find in code that was not written for them: each finding is printed, to be read.</summary>
internal static class FalsePositives
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string[] ItemNames = ["Model", "Dto", "Request", "Response"];

    public static void Find(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).ToList();
        var compilation = UserProject.Compile(files.Select(static path => (path, File.ReadAllText(path))).Append(("Implicit.Usings.cs", ImplicitUsings)));
        var items = Types(compilation.Assembly.GlobalNamespace).Where(IsItem).ToList();
        var closure = new ItemTypeClosure(items);
        var search = new BinarySearch(compilation.Assembly, CancellationToken.None);
        foreach (var type in items)
        {
            search.Search(type, new ItemPlace(type.Locations[0], type.Name));
        }

        var named = MemberNameAnalyzer.Find(closure, compilation).ToList();
        var (bodies, texts) = Texts(compilation, closure);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{files.Count} files, {closure.Definitions.Count()} item types, {closure.Definitions.SelectMany(JsonContents.Members).Count(static member => JsonContents.MemberType(member).SpecialType == SpecialType.System_String)} texts, {bodies} method bodies"));
        foreach (var (place, bytes) in search.Found)
        {
            Print("CDM201", place.Location, $"{place.Name}: {bytes}");
        }

        foreach (var each in named.Concat(texts))
        {
            Print(each.Id, each.Location, each.GetMessage(CultureInfo.InvariantCulture));
        }
    }

    private static (int Bodies, IReadOnlyList<Diagnostic> Found) Texts(Compilation compilation, ItemTypeClosure closure)
    {
        var code = new ReachableCode(compilation, closure.Contains, CancellationToken.None);
        var found = new Dictionary<Location, Diagnostic>();
        var bodies = 0;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = code.Source.ModelOf(tree);
            foreach (var method in tree.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>().Where(static method => method.Body is not null || method.ExpressionBody is not null))
            {
                bodies++;
                if (model.GetDeclaredSymbol(method)?.ContainingType is { } owner)
                {
                    foreach (var diagnostic in PayloadAnalyzer.Find(code.From([new ItemCode(method, model)], owner), closure.Contains, compilation, CancellationToken.None))
                    {
                        found[diagnostic.Location] = diagnostic;
                    }
                }
            }
        }

        return (bodies, [.. found.Values]);
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) => container.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(static member => member is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(member));

    private static bool IsItem(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false }
        && type.GetMembers().OfType<IPropertySymbol>().Count(static each => each is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false }) >= 2
        && (type.IsRecord
            || !type.GetMembers().OfType<IMethodSymbol>().Any(static method => method.MethodKind == MethodKind.Ordinary)
            || ItemNames.Any(name => type.Name.EndsWith(name, StringComparison.Ordinal)));

    private static void Print(string id, Location location, string text)
    {
        var line = location.GetLineSpan();
        Console.WriteLine($"{id} {line.Path}({line.StartLinePosition.Line + 1}): {text}");
        Console.WriteLine("    " + location.SourceTree!.GetText().Lines[line.StartLinePosition.Line].ToString().Trim());
    }
}
