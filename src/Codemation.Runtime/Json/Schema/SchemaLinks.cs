namespace Codemation.Runtime.Json;

/// <summary>Checks what can only be seen when all nodes are filled: that references lead somewhere and that alternatives can be told apart.</summary>
internal static class SchemaLinks
{
    /// <summary>Checks the nodes of one schema.</summary>
    /// <exception cref="FormatException">They don't.</exception>
    public static void Check(IReadOnlyList<(SchemaNode Node, string Location)> nodes)
    {
        var done = new HashSet<SchemaNode>();
        foreach (var (node, location) in nodes)
        {
            RefuseCycle(node, location, [], done);
        }

        foreach (var (node, location) in nodes)
        {
            if (node.AnyOf?.Connect(node.Kinds) is { } reason)
            {
                throw SchemaReading.Wrong(location, reason);
            }
        }
    }

    /// <summary>A schema may contain itself below a member or an element, but not stand for itself.</summary>
    private static void RefuseCycle(SchemaNode node, string location, HashSet<SchemaNode> open, HashSet<SchemaNode> done)
    {
        if (done.Contains(node))
        {
            return;
        }

        if (!open.Add(node))
        {
            throw SchemaReading.Wrong(location, "the schema refers to itself without a member or element in between");
        }

        if (node.Reference is { } reference)
        {
            RefuseCycle(reference, location, open, done);
        }

        foreach (var branch in node.AnyOf?.Branches ?? [])
        {
            RefuseCycle(branch, location, open, done);
        }

        open.Remove(node);
        done.Add(node);
    }
}
