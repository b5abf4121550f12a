using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Codemation.CodeFixes.ItemTypes;

/// <summary>Makes the name of a record from the id of the step that makes it.</summary>
internal static class RecordName
{
    /// <summary>A name that nothing visible at the step has yet; it is taken from then on.</summary>
    public static string For(InvocationExpressionSyntax call, SemanticModel model, HashSet<string> taken)
    {
        var id = call.ArgumentList.Arguments.Select(argument => model.GetConstantValue(argument.Expression).Value).OfType<string>().FirstOrDefault();
        var name = Pascal(id ?? string.Empty);
        var free = name;
        for (var i = 1; !IsFree(free, call, model) || !taken.Add(free); i++)
        {
            free = name + "Item" + (i == 1 ? string.Empty : i.ToString(CultureInfo.InvariantCulture));
        }

        return free;
    }

    private static bool IsFree(string name, SyntaxNode at, SemanticModel model) => model.LookupSymbols(at.SpanStart, name: name).IsEmpty;

    private static string Pascal(string id)
    {
        var name = new StringBuilder();
        var isStart = true;
        foreach (var character in id)
        {
            if (char.IsLetterOrDigit(character))
            {
                name.Append(isStart ? char.ToUpperInvariant(character) : character);
            }

            isStart = !char.IsLetterOrDigit(character);
        }

        return name.Length == 0 || char.IsDigit(name[0]) ? "Item" + name : name.ToString();
    }
}
