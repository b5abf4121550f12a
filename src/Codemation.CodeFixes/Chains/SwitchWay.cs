using System.Globalization;

namespace Codemation.CodeFixes.Chains;

/// <summary>Writes the flow of a way that is yet to be thought about.</summary>
/// <param name="enumType">The enum, as it is named where the switch stands.</param>
/// <param name="output">What every way gives; null when that is what comes in.</param>
/// <param name="taken">Step ids that are used already.</param>
internal sealed class SwitchWay(string enumType, string? output, HashSet<string> taken)
{
    /// <summary>A constant of the enum.</summary>
    public string Key(string member) => member == "null" ? "null" : $"{enumType}.{member}";

    /// <summary>A flow that compiles: what comes in, or a step that says that it is not written yet.</summary>
    public string Flow(string id) => output is null ? "f => f" : $"f => f.Map<{output}>(\"{Free(id.ToLowerInvariant())}\", _ => throw new NotImplementedException())";

    private string Free(string id)
    {
        var free = id;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = id + "-" + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
