namespace Codemation.Dsl.Generator.Model;

/// <summary>What a module says about a node.</summary>
internal sealed record NodeRegistration(string TypeName, string DisplayName, string Request, string Output, ConstructorModel Constructor);
