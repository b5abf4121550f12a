using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Generator.Benchmarks;

/// <summary>A project with workflows of ten steps each, and two hundred files that have nothing to do with them.</summary>
internal static class UserProject
{
    public const string Unrelated = "Plain0.cs";

    private const int PlainFiles = 200;

    public static IEnumerable<(string Path, string Code)> Files(int workflows)
    {
        yield return ("Usings.cs", "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks; global using Codemation;");
        for (var i = 0; i < workflows; i++)
        {
            yield return ($"Workflow{i}.cs", Workflow(i));
        }

        for (var i = 0; i < PlainFiles; i++)
        {
            yield return ($"Plain{i}.cs", $$"""
                namespace Plain;
                public sealed record Plain{{i}}(int A, string B)
                {
                    public int Sum(int[] values) { var total = A; foreach (var value in values) { total += value * 2; } return total; }
                    public string Text() => string.Join(",", Enumerable.Range(0, A).Select(n => n + B));
                }
                """);
        }
    }

    public static CSharpCompilation Compile(int workflows) => Compile(Files(workflows));

    public static CSharpCompilation Compile(IEnumerable<(string Path, string Code)> files) => CSharpCompilation.Create(
        "Project",
        files.Select(file => Parse(file.Path, file.Code)),
        References(),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The project after an edit, as an editor gives it to the compiler.</summary>
    public static Compilation Edit(Compilation compilation, string path, string old, string replacement)
    {
        var tree = compilation.SyntaxTrees.First(each => each.FilePath == path);
        var text = tree.GetText();
        var start = text.ToString().IndexOf(old, StringComparison.Ordinal);
        return start < 0
            ? throw new InvalidOperationException($"{path} has no \"{old}\".")
            : compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(start, old.Length), replacement))));
    }

    public static SyntaxTree Parse(string path, string code) => CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), path: path);

    private static string Workflow(int i) => $$"""
        namespace Workflows;
        public sealed record Order{{i}}(string Id, decimal Total, int Lines);
        public sealed record Priced{{i}}(string Id, decimal Net);
        [Workflow("workflow-{{i}}")]
        public sealed partial class Workflow{{i}} : Workflow<Order{{i}}, string>
        {
            protected override Flow<string> Define(Start<Order{{i}}> start) => start
                .Map("first", o => o with { Total = o.Total * 2m })
                .Map("second", o => new Priced{{i}}(o.Id, o.Total))
                .Filter("third", p => p.Net > 0m)
                .If("fourth", p => p.Net > 100m,
                    then: f => f.Map("fifth", p => p with { Net = p.Net * 0.9m }).Map("sixth", p => p with { Net = p.Net + 1m }),
                    @else: f => f.Map("seventh", p => p with { Net = p.Net * 0.95m }).Map("eighth", p => p with { Net = p.Net + 2m }))
                .Merge("ninth")
                .Map("tenth", p => p.Id);
        }
        """;

    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "Codemation.Dsl.dll" or "Microsoft.Extensions.Logging.Abstractions.dll"))
        .Select(static path => MetadataReference.CreateFromFile(path));
}
