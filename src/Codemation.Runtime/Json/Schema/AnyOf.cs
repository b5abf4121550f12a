namespace Codemation.Runtime.Json;

/// <summary>Alternatives. Which one a value must meet is told by its kind and, for objects, by the discriminator.</summary>
internal sealed class AnyOf(SchemaNode[] branches)
{
    public SchemaNode[] Branches { get; } = branches;

    /// <summary>Tells object branches apart; null where at most one takes objects.</summary>
    public Discriminator? Discriminator { get; private set; }

    /// <summary>The kinds that some branch takes.</summary>
    public JsonKinds Accepts
    {
        get
        {
            var kinds = JsonKinds.None;
            foreach (var branch in Branches)
            {
                kinds |= branch.Accepts;
            }

            return kinds;
        }
    }

    /// <summary>Finds the discriminator, once all branches are filled.</summary>
    /// <param name="kinds">The kinds that can reach the branches.</param>
    /// <returns>Null, or what makes the branches impossible to tell apart.</returns>
    /// <remarks>Trying object branches one after the other would take exponential time on nested values, so that isn't done.</remarks>
    public string? Connect(JsonKinds kinds)
    {
        if ((kinds & JsonKinds.Array) != JsonKinds.None && Branches.Count(branch => (branch.Accepts & JsonKinds.Array) != JsonKinds.None) > 1)
        {
            return "several alternatives take arrays";
        }

        var objects = Branches.Where(branch => (branch.Accepts & JsonKinds.Object) != JsonKinds.None).Select(branch => branch.Target).ToArray();
        if ((kinds & JsonKinds.Object) == JsonKinds.None || objects.Length < 2)
        {
            return null;
        }

        Discriminator = Discriminator.Among(objects);
        return Discriminator is null ? "several alternatives take objects, and no constant member tells them apart" : null;
    }
}
