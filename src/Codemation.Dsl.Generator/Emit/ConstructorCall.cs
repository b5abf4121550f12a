using Codemation.Dsl.Generator.Model;

namespace Codemation.Dsl.Generator.Emit;

/// <summary>Writes the lambda with which a module makes a workflow or a node.</summary>
internal static class ConstructorCall
{
    public static string Of(string typeName, ConstructorModel constructor, string owner)
    {
        var arguments = string.Join(", ", constructor.Dependencies.Select(dependency => $"@{dependency.Name}: {Value(dependency, owner)}"));
        return $"static services => new {typeName}({arguments})";
    }

    private static string Value(DependencyModel dependency, string owner) => dependency.Kind switch
    {
        DependencyKind.Provider => "services",
        DependencyKind.Optional => $"services.GetService(typeof({dependency.TypeName})) as {dependency.TypeName}",
        _ => $"Require<{dependency.TypeName}>(services, {SourceWriter.Literal(owner)})",
    };
}
