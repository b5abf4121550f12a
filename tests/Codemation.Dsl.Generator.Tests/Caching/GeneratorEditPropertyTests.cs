using Codemation.Testing.Roslyn.Compiling;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Dsl.Generator.Tests.Caching;

/// <summary>After any series of edits, the driver that remembers writes what one that has never seen the project writes.</summary>
public sealed class GeneratorEditPropertyTests
{
    private static readonly UserCode Code = UserCode.FromFiles(
        ("One.cs", """
            using Codemation;
            [Workflow("one")]
            public sealed partial class One : Workflow<Order, string>
            {
                protected override Flow<string> Define(Start<Order> start) => start
                    .OnCron("0 3 * * *", tick => null!)
                    .If("large", o => o.Total > Limits.Most, f => f.Map("cap", o => o with { Total = Limits.Most }), f => f.NoOp(Limits.Id))
                    .Merge("all")
                    .Audit()
                    .Run("name", o => new Named(o.Id));
            }
            """),
        ("Two.cs", """
            using Codemation;
            [Workflow("two")] public sealed partial class Two : Workflow<int, Order>;
            """),
        ("Two.Define.cs", """
            using Codemation;
            public sealed partial class Two { protected override Flow<Order> Define(Start<int> start) { var made = start.Map("make", n => new Order("a", n)); return made.Route("sort", o => new Sorted(o.Id)).On(SortNode.All).Map("again", id => new Order(id, 1)); } }
            """),
        ("Nodes.cs", """
            using Codemation;
            public sealed record Named(string Id) : INodeRequest<string>;
            public sealed class NameNode : Node<Named, string> { public override ValueTask<NodeResult<string>> ExecuteAsync(Named request, StepContext ctx) => new(request.Id); }
            public sealed record Sorted(string Id);
            public sealed class SortNode : RouterNode<Sorted> { public static readonly Port<string> All = new("all"); public override ValueTask ExecuteAsync(Sorted request, RouterContext ctx) => default; }
            """),
        ("Types.cs", """
            using Codemation;
            public sealed record Order(string Id, decimal Total, Kind Kind = Kind.Small);
            public enum Kind { Small, Large }
            public static class Limits { public const decimal Most = 10m; public const string Id = "keep"; }
            public static class Audits { public static Flow<T> Audit<T>(this Flow<T> flow) => flow.NoOp("audit"); }
            """),
        ("Other.cs", "public static class Other { public static int Unrelated() { return 1; } }"));

    private static readonly (string Old, string New)[] Edits =
    [
        ("\"cap\"", "\"capped\""), ("\"audit\"", "\"checked\""), ("\"keep\"", "\"kept\""), ("\"all\"", "\"joined\""), ("new(\"all\")", "new(\"every\")"),
        ("return 1;", "return 2;"), ("10m", "11m"), ("o.Total >", "o.Total >="), ("string Id, decimal", "int Number, string Id, decimal"), ("decimal Total,", "decimal? Total,"),
        ("Small, Large", "Small, Large, Huge"), ("0 3 * * *", "0 4 * * *"), ("\"one\"", "\"first\""), ("sealed partial class Two :", "partial class Two :"), (".Audit()", ""),
        ("public sealed class NameNode", "public class NameNode"), ("NameNode :", "NameNode(System.Uri uri) :"), ("using Codemation;", "using Codemation;\n#nullable disable"), ("[Workflow(\"two\")]", ""),
        ("f => f.NoOp(Limits.Id)", "f => f"), ("public static int Unrelated", "public static long Unrelated"), ("n => new Order", "n => /* made */ new Order"), ("new Order(id, 1)", "new Order(id"), (".Merge(\"all\")", ".Merge(\"all\""),
    ];

    [Fact]
    public void Remembering_changes_nothing_that_is_written() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), seeds => Agrees(seeds)).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithEndSize(8));

    [Fact]
    public void An_edit_in_one_workflow_binds_one_and_an_unrelated_body_none()
    {
        var generator = new WorkflowGenerator();
        Compilation compilation = Compiler.Compile(Code);
        var driver = CSharpGeneratorDriver.Create(generator.AsSourceGenerator()).RunGenerators(compilation);
        var cold = generator.Memo.Bound;

        compilation = Replace(compilation, "Other.cs", "return 1;", "return 2;");
        driver = driver.RunGenerators(compilation);
        Assert.Equal(cold, generator.Memo.Bound);

        driver.RunGenerators(Replace(compilation, "One.cs", "o.Total >", "o.Total >="));
        Assert.Equal(cold + 1, generator.Memo.Bound);
    }

    private static bool Agrees(int[] seeds)
    {
        Compilation compilation = Compiler.Compile(Code);
        GeneratorDriver remembering = CSharpGeneratorDriver.Create(new WorkflowGenerator().AsSourceGenerator());
        remembering = remembering.RunGenerators(compilation);
        foreach (var seed in seeds)
        {
            compilation = Edit(compilation, new Random(seed));
            remembering = remembering.RunGenerators(compilation);
            var fresh = CSharpGeneratorDriver.Create(new WorkflowGenerator().AsSourceGenerator()).RunGenerators(compilation.Clone());
            if (!Written(remembering).SequenceEqual(Written(fresh)))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<(string Name, string Text)> Written(GeneratorDriver driver) => driver.GetRunResult().Results.Single().GeneratedSources
        .Select(source => (source.HintName, source.SourceText.ToString())).OrderBy(source => source.HintName, StringComparer.Ordinal);

    private static Compilation Edit(Compilation compilation, Random random)
    {
        var trees = compilation.SyntaxTrees.Where(tree => Code.Files.Any(file => file.Path == tree.FilePath)).ToArray();
        switch (random.Next(12))
        {
            case 0:
                return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText($"public class New{random.Next(1_000_000)};", (CSharpParseOptions)trees[0].Options, $"New{random.Next(1_000_000)}.cs"));
            case 1 when compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath.StartsWith("New", StringComparison.Ordinal)) is { } added:
                return compilation.RemoveSyntaxTrees(added);
            case 2:
                return compilation.WithOptions(((CSharpCompilationOptions)compilation.Options).WithNullableContextOptions(random.Next(2) == 0 ? NullableContextOptions.Enable : NullableContextOptions.Disable));
            default:
                // There and back again, or nothing would compile after a few edits.
                var (old, replacement) = Edits[random.Next(Edits.Length)];
                foreach (var tree in trees)
                {
                    var text = tree.ToString();
                    var (from, to) = replacement.Length > 0 && text.Contains(replacement, StringComparison.Ordinal) ? (replacement, old) : (old, replacement);
                    if (text.Contains(from, StringComparison.Ordinal))
                    {
                        return Replace(compilation, tree.FilePath, from, to);
                    }
                }

                return compilation;
        }
    }

    private static Compilation Replace(Compilation compilation, string path, string old, string replacement)
    {
        var tree = compilation.SyntaxTrees.Single(each => each.FilePath == path);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(tree.ToString().Replace(old, replacement, StringComparison.Ordinal), System.Text.Encoding.UTF8)));
    }
}
