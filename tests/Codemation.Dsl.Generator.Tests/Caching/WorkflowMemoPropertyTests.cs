using Codemation.Dsl.Generator.Caching;
using Codemation.Testing.Roslyn.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Codemation.Dsl.Generator.Tests.Caching;

/// <summary>After any series of edits the memo gives what binding afresh would give.</summary>
public class WorkflowMemoPropertyTests
{
    private static readonly string[] Snippets =
    [
        "", "{", "}", "(", ")", ";", "=> 1;", "int ", "string? ", "long ", "static ", "public ", "const ", "x", "y",
        "\n#nullable disable\n", "\n#nullable enable\n", "// ", "/*", "*/", "\"", "return ", "using System;", "[Obsolete] ",
        "class N { }", "Net", "Helper", " = 3", ", int z = 0",
    ];

    private static readonly UserCode Code = UserCode.FromFiles(
        ("A.cs", "partial class W { object Define() => Helper.Net(1).Also(Helper.Rate).Item; }"),
        ("B.cs", "partial class W { Box<string> Item(Box<string?> b) => new(b.Value!); }"),
        ("C.cs", """
            static class Helper
            {
                public const int Rate = 21;
                public static Box<int> Net(int x) { var y = x; return new(y); }
                public static Box<long> Net(long x) => new(x);
                public static Box<T> Also<T>(this Box<T> box, int rate = 0) { return box; }
            }
            class Box<T>(T value) { public T Value { get; } = value; public T Item => Value; }
            """));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void The_memo_agrees_with_binding_afresh(int seed)
    {
        var random = new Random(seed);
        var memo = new WorkflowMemo<string>();
        Compilation compilation = Compiler.Compile(Code);
        var readings = 0;
        for (var i = 0; i < 200; i++)
        {
            // Start over now and then, or edits pile up until nothing binds any more.
            compilation = i % 6 == 0 ? Compiler.Compile(Code) : Edit(compilation, random);
            if (compilation.GetTypeByMetadataName("W") is { } workflow)
            {
                readings++;
                var fresh = BindAfresh(compilation);
                var remembered = memo.GetOrRead(compilation, workflow, (c, t, _, _) => Bind(c, t), CancellationToken.None);
                Assert.True(fresh == remembered, $"After edit {i}:\n{Text(compilation)}\nafresh:\n{fresh}\nremembered:\n{remembered}");
            }
        }

        Assert.InRange(memo.Bound, 1, readings - 1);
    }

    // On a copy, because what a compilation was asked before colours its answers about broken code.
    private static string BindAfresh(Compilation compilation)
    {
        var copy = compilation.Clone();
        return Bind(copy, copy.GetTypeByMetadataName("W")!);
    }

    private static string Text(Compilation compilation) => string.Join("\n--\n", compilation.SyntaxTrees);

    private static Compilation Edit(Compilation compilation, Random random)
    {
        var tree = compilation.SyntaxTrees.Where(t => t.FilePath.Length == "A.cs".Length).ElementAt(random.Next(3));
        var text = tree.GetText();
        var token = tree.GetRoot().DescendantTokens().ElementAt(random.Next(tree.GetRoot().DescendantTokens().Count()));
        var change = new TextChange(
            random.Next(2) == 0 ? token.Span : new TextSpan(token.SpanStart, 0),
            Snippets[random.Next(Snippets.Length)]);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(change)));
    }

    // Everything that a chain reader may ask of the calls in a workflow, nullability and constants included.
    private static string Bind(Compilation compilation, INamedTypeSymbol workflow)
    {
        var format = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);
        var facts = new List<string>();
        foreach (var declaration in workflow.DeclaringSyntaxReferences)
        {
            var model = compilation.GetSemanticModel(declaration.SyntaxTree);
            foreach (var expression in declaration.GetSyntax().DescendantNodes().OfType<ExpressionSyntax>())
            {
                var symbol = model.GetSymbolInfo(expression);
                var type = model.GetTypeInfo(expression);
                facts.Add(string.Join(
                    '|',
                    expression.ToString(),
                    symbol.Symbol?.ToDisplayString(format),
                    symbol.CandidateReason,
                    type.Type?.ToDisplayString(format),
                    type.Nullability.FlowState,
                    model.GetConstantValue(expression).Value));
            }
        }

        return string.Join('\n', facts);
    }
}
