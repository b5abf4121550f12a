using Codemation.Dsl.Generator.Caching;

namespace Codemation.Dsl.Generator.Model;

/// <summary>What a module says about a node.</summary>
/// <param name="Kind">What it derives from.</param>
/// <param name="TypeName">The class in C#.</param>
/// <param name="DisplayName">The class for people.</param>
/// <param name="TypeArguments">The type arguments of what it derives from, in C#; the request is the first.</param>
/// <param name="State">The C# expression of the item type of what it keeps between looks; null for other nodes.</param>
/// <param name="Constructor">How it is made.</param>
internal sealed record NodeRegistration(
    NodeKind Kind,
    string TypeName,
    string DisplayName,
    EquatableArray<string> TypeArguments,
    string? State,
    ConstructorModel Constructor);
