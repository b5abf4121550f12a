using Codemation.Analyzers.ItemTypes;
using Codemation.Dsl.Generator;
using Codemation.Testing.Roslyn.Compiling;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using static Codemation.Analyzers.Tests.ItemTypes.Docs;

namespace Codemation.Analyzers.Tests.ItemTypes;

/// <summary>The generator leaves a plan empty exactly where a type is reported: never without a word, and never for nothing.</summary>
public sealed class AgreementTests
{
    [Theory]
    [InlineData("int")]
    [InlineData("decimal?")]
    [InlineData("Half")]
    [InlineData("nint")]
    [InlineData("char")]
    [InlineData("string?")]
    [InlineData("object")]
    [InlineData("dynamic")]
    [InlineData("Guid")]
    [InlineData("Uri")]
    [InlineData("Type")]
    [InlineData("Exception")]
    [InlineData("DateOnly")]
    [InlineData("TimeZoneInfo")]
    [InlineData("Action")]
    [InlineData("Func<int>?")]
    [InlineData("Stream")]
    [InlineData("CancellationToken")]
    [InlineData("Task")]
    [InlineData("Lazy<int>")]
    [InlineData("int[]")]
    [InlineData("int[,]")]
    [InlineData("int[][]")]
    [InlineData("object[]")]
    [InlineData("Memory<int>")]
    [InlineData("List<int?>")]
    [InlineData("Queue<int>")]
    [InlineData("Stack<int>")]
    [InlineData("HashSet<string>")]
    [InlineData("IAsyncEnumerable<int>")]
    [InlineData("System.Collections.IEnumerable")]
    [InlineData("System.Collections.Immutable.ImmutableArray<int>")]
    [InlineData("Dictionary<string, int>")]
    [InlineData("Dictionary<DayOfWeek, int>")]
    [InlineData("Dictionary<Line, int>")]
    [InlineData("KeyValuePair<string, int>")]
    [InlineData("(int, string)")]
    [InlineData("(int A, string B)?")]
    [InlineData("Tuple<int>")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("System.Text.Json.JsonDocument")]
    [InlineData("System.Text.Json.Nodes.JsonNode?")]
    [InlineData("Line")]
    [InlineData("Line?")]
    [InlineData("Box<Line>")]
    [InlineData("Box<object>")]
    [InlineData("Box<Box<(int, int)>>")]
    [InlineData("Open")]
    [InlineData("Closed")]
    [InlineData("IOpen")]
    [InlineData("Ambiguous")]
    [InlineData("Outer.Seen")]
    [InlineData("Endless")]
    [InlineData("Ending")]
    [InlineData("Twice")]
    [InlineData("Wrong")]
    public async Task A_type_is_reported_exactly_where_there_is_no_plan(string type)
    {
        var compilation = Compiler.Compile(Items($$"""
            public sealed record Doc({{type}} Content);
            public sealed record Line(string Sku, int Quantity = 1);
            public sealed record Box<T>(T Value);
            public abstract record Open(int A);
            [JsonDerivedType(typeof(End), "end")] public abstract record Closed(int A);
            public sealed record End(int A) : Closed(A);
            public interface IOpen { int A { get; } }
            public sealed class Ambiguous { public Ambiguous(int a) => A = a; public Ambiguous(string b) => A = b.Length; public int A { get; } }
            public static class Outer { [JsonDerivedType(typeof(Hidden), "h")] public abstract record Seen; private sealed record Hidden : Seen; }
            public sealed record Endless(int A, Endless Next);
            public sealed record Ending(int A, Ending? Next);
            public sealed record Twice(int A, [property: JsonPropertyName("a")] int B);
            public sealed record Wrong([RegularExpression("[")] string A);
            """));

        var reported = await compilation.WithAnalyzers([new UnsupportedTypeAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        var generated = string.Concat(CSharpGeneratorDriver.Create(new WorkflowGenerator()).RunGenerators(compilation).GetRunResult().GeneratedTrees);

        Assert.Equal(reported.Length == 0, generated.Contains("\"steps\":", StringComparison.Ordinal));
        Assert.Contains("ExecutionPlan", generated, StringComparison.Ordinal);
    }
}
