using Codemation.Testing.Roslyn.Compiling;

namespace Codemation.Analyzers.Tests.Chains;

/// <summary>A workflow over orders whose definition each test writes.</summary>
internal static class Shop
{
    /// <summary>A definition of one expression over <c>start</c>.</summary>
    public static UserCode Expression(string definition, string members = "") =>
        Class($"protected override Flow<Order> Define(Start<Order> start) => {definition};\n    {members}");

    /// <summary>A definition of statements.</summary>
    public static UserCode Statements(string statements, string members = "") =>
        Class($"protected override Flow<Order> Define(Start<Order> start)\n    {{\n        {statements}\n    }}\n\n    {members}");

    private static UserCode Class(string members) => UserCode.FromFiles(
        ("Types.cs", "namespace Shop;\n\npublic sealed record Order(string Id, decimal Total, IReadOnlyList<string> Lines);\n"),
        (UserCode.DefaultPath, $$"""
            using Codemation;

            namespace Shop;

            [Workflow("shop.orders")]
            public sealed partial class Orders : Workflow<Order, Order>
            {
                {{members}}
            }
            """));
}
