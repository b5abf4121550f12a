namespace Codemation.Dsl.Generator.Model;

/// <summary>A constructor parameter.</summary>
/// <param name="Name">The parameter, for a named argument.</param>
/// <param name="TypeName">The service's type in C#.</param>
/// <param name="Kind">Where its value comes from.</param>
internal sealed record DependencyModel(string Name, string TypeName, DependencyKind Kind);
