using System.Globalization;
using System.Text;

namespace Codemation.Dsl.Generator.Emit;

/// <summary>Makes C# names of step ids: <c>price-all</c> becomes <c>PriceAll</c>.</summary>
internal sealed class StepNames
{
    // Names that every class has already, and that of the class the steps are in.
    private static readonly HashSet<string> Reserved =
        new(StringComparer.Ordinal) { "Steps", "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize" };

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>A name that no other id has; null when the id had its name before.</summary>
    public string? Add(string id)
    {
        if (!ids.Add(id))
        {
            return null;
        }

        var wanted = PascalCase(id);
        var name = Reserved.Contains(wanted) ? wanted + "Step" : wanted;
        for (var number = 2; !names.Add(name); number++)
        {
            name = wanted + "_" + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    private static string PascalCase(string id)
    {
        var name = new StringBuilder();
        var upper = true;
        foreach (var character in id)
        {
            if (!char.IsLetterOrDigit(character))
            {
                upper = true;
                continue;
            }

            name.Append(upper ? char.ToUpperInvariant(character) : character);
            upper = false;
        }

        return name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : name.ToString();
    }
}
