using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Codemation.Dsl.Generator.Chains;

/// <summary>What <c>Enum.ToString()</c> gives for a constant.</summary>
internal static class EnumText
{
    public static string Of(INamedTypeSymbol type, object value)
    {
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).ToArray();
        foreach (var member in members)
        {
            if (Equals(member.ConstantValue, value))
            {
                return member.Name;
            }
        }

        return (IsFlags(type) ? Combination(members, Bits(value)) : null)
            ?? Convert.ToString(value, CultureInfo.InvariantCulture)
            ?? "";
    }

    private static bool IsFlags(INamedTypeSymbol type) =>
        type.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == "System.FlagsAttribute");

    private static string? Combination(IFieldSymbol[] members, ulong bits)
    {
        var names = new List<string>();
        foreach (var member in members.OrderByDescending(static member => Bits(member.ConstantValue!)))
        {
            var flag = Bits(member.ConstantValue!);
            if (flag != 0 && (bits & flag) == flag)
            {
                names.Insert(0, member.Name);
                bits &= ~flag;
            }
        }

        return bits == 0 && names.Count > 0 ? string.Join(", ", names) : null;
    }

    private static ulong Bits(object value) => value switch
    {
        ulong bits => bits,
        IConvertible number => unchecked((ulong)number.ToInt64(CultureInfo.InvariantCulture)),
        _ => 0,
    };
}
