using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Analyzers.Tests;

/// <summary>A workflow over orders whose definition a test writes.</summary>
internal static class Intake
{
    private const string Types =
        """
        public enum Country { NL, DE, Other, Holland = NL }
        public sealed record Order(string Id, Country Country, decimal Total);
        public sealed record Priced(string Id, decimal Net);
        """;

    /// <summary>A definition in one expression, continued from <c>start</c>.</summary>
    public static UserCode Chain(string output, string chain, string members = "", string more = "", string attributes = "") =>
        Class(output, $"    protected override Flow<{output}> Define(Start<Order> start) => start\n        {chain};\n{members}", more, attributes);

    /// <summary>The members of the workflow's class, and more types.</summary>
    public static UserCode Class(string output, string members, string more = "", string attributes = "") =>
        $$"""
        using Codemation;

        {{Types}}
        {{more}}

        {{attributes}}[Workflow("orders")]
        public sealed partial class Intake : Workflow<Order, {{output}}>
        {
        {{members}}
        }
        """;
}
