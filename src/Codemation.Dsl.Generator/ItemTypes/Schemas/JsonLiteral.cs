using System.Globalization;
using System.Text;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Writes JSON text.</summary>
internal static class JsonLiteral
{
    /// <summary>A string, with its quotes.</summary>
    public static string Text(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            if (character is '"' or '\\')
            {
                text.Append('\\').Append(character);
            }
            else if (character < ' ' || IsLoneSurrogate(value, i))
            {
                text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(character);
            }
        }

        return text.Append('"').ToString();
    }

    /// <summary>An array of JSON texts.</summary>
    public static string Array(IEnumerable<string> items) => "[" + string.Join(",", items) + "]";

    private static bool IsLoneSurrogate(string value, int index) => char.IsHighSurrogate(value[index])
        ? index + 1 == value.Length || !char.IsLowSurrogate(value[index + 1])
        : char.IsLowSurrogate(value[index]) && (index == 0 || !char.IsHighSurrogate(value[index - 1]));
}
