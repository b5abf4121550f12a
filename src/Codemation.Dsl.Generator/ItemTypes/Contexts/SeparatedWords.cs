using System.Globalization;
using System.Text;

namespace Codemation.Dsl.Generator.ItemTypes;

/// <summary>Puts a separator between the words of an identifier: <c>XMLFile2</c> becomes <c>xml_file2</c>.</summary>
internal static class SeparatedWords
{
    private enum Character
    {
        /// <summary>Belongs to no word, like an underscore.</summary>
        Other,
        Capital,
        Small,
    }

    public static string Of(string name, char separator, bool isUpper)
    {
        var words = new StringBuilder(name.Length + 4);
        var before = Character.Other;
        for (var i = 0; i < name.Length; i++)
        {
            var kind = Kind(name[i]);
            if (kind is Character.Capital && BeginsWord(name, i, before))
            {
                words.Append(separator);
            }

            words.Append(kind is Character.Other ? name[i] : isUpper ? char.ToUpperInvariant(name[i]) : char.ToLowerInvariant(name[i]));
            before = kind;
        }

        return words.ToString();
    }

    private static Character Kind(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.UppercaseLetter => Character.Capital,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber => Character.Small,
        _ => Character.Other,
    };

    // The last of several capitals begins a word where a small letter follows: XMLFile is XML and File.
    private static bool BeginsWord(string name, int index, Character before) => before is Character.Small
        || (before is Character.Capital && index + 1 < name.Length && char.IsLower(name[index + 1]));
}
