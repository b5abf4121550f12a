using System.Text;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>The names of ports that are made in other assemblies, where only their fields are known.</summary>
internal static class PortNames
{
    /// <summary>A field's name in kebab case.</summary>
    public static string Of(string field)
    {
        var text = new StringBuilder();
        for (var i = 0; i < field.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(field[i]) && (!char.IsUpper(field[i - 1]) || (i + 1 < field.Length && char.IsLower(field[i + 1])));
            if (startsWord)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(field[i]));
        }

        return text.ToString();
    }
}
