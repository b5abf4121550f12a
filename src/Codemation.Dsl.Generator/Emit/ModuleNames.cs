using System.Text;

namespace Codemation.Dsl.Generator.Emit;

/// <summary>Names what is generated once per assembly.</summary>
internal static class ModuleNames
{
    /// <summary>The module class of an assembly; <c>Shop_OrdersModule</c> for Shop.Orders.</summary>
    public static string Module(string assemblyName)
    {
        var name = new StringBuilder();
        foreach (var character in assemblyName)
        {
            name.Append(char.IsLetterOrDigit(character) || character == '_' ? character : '_');
        }

        return (name.Length == 0 || char.IsDigit(name[0]) ? "_" : "") + name + "Module";
    }

    /// <summary>The module class in C#.</summary>
    public static string InCode(string assemblyName) => "global::Codemation.Generated." + Module(assemblyName);
}
