using System.Text;

namespace Codemation.CodeFixes.Workflows;

/// <summary>Makes workflow ids of class names.</summary>
internal static class WorkflowIdText
{
    /// <summary>The words of the name in lower case with dashes between them; what an id can't hold is left out.</summary>
    public static string For(string className)
    {
        var id = new StringBuilder();
        for (var i = 0; i < className.Length; i++)
        {
            if (id.Length > 0 && BeginsWord(className, i))
            {
                id.Append('-');
            }

            var character = char.ToLowerInvariant(className[i]);
            if (character is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                id.Append(character);
            }
        }

        var text = id.ToString().Trim('-');
        return text.Length == 0 ? "workflow" : text;
    }

    // An upper-case letter after a lower-case one, or the last of several before one: "OrderIntake", "XMLImport".
    private static bool BeginsWord(string name, int index) => char.IsUpper(name[index])
        && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
}
