using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Analyzers.Tests.ItemTypes;

/// <summary>A workflow over documents whose types each test writes.</summary>
internal static class Docs
{
    /// <summary>The workflow first, the types below it.</summary>
    public static UserCode Items(string types, string input = "Doc", string chain = "start.NoOp(\"same\")", string? output = null) =>
        $$"""
        using System.ComponentModel.DataAnnotations;
        using System.Diagnostics.CodeAnalysis;
        using System.Text.Json.Serialization;
        using Codemation;

        [Workflow("docs")]
        public sealed partial class Docs : Workflow<{{input}}, {{output ?? input}}>
        {
            protected override Flow<{{output ?? input}}> Define(Start<{{input}}> start) => {{chain}};
        }

        {{types}}
        """;
}
