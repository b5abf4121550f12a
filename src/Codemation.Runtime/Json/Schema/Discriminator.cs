using System.Text.Json;

namespace Codemation.Runtime.Json;

/// <summary>The member whose constant tells which branch an object belongs to.</summary>
internal sealed class Discriminator
{
    private readonly SchemaProperty _member;
    private readonly List<(Constant Value, SchemaNode Branch)> _branches = [];

    private Discriminator(SchemaProperty member) => _member = member;

    public string Name => _member.Name;

    /// <summary>The branch of objects without the member; null if the member is required.</summary>
    public SchemaNode? Without { get; private set; }

    /// <summary>The values, for error messages.</summary>
    public string InWords => new Choices([.. _branches.Select(branch => branch.Value)]).InWords;

    /// <summary>Finds a member that has another constant in each branch; one branch may lack it.</summary>
    public static Discriminator? Among(SchemaNode[] branches)
    {
        foreach (var candidate in branches.SelectMany(branch => branch.Object.Properties))
        {
            var discriminator = new Discriminator(candidate);
            if (ConstantOf(candidate) is not null && branches.All(discriminator.TryAdd))
            {
                return discriminator;
            }
        }

        return null;
    }

    public bool IsAt(ref readonly Utf8JsonReader reader) => WellFormedText.Is(in reader, _member.Utf8Name);

    /// <summary>The branch for the value that the reader is at, or null.</summary>
    public SchemaNode? BranchFor(ref readonly Utf8JsonReader reader)
    {
        foreach (var (value, branch) in _branches)
        {
            if (value.Matches(in reader))
            {
                return branch;
            }
        }

        return null;
    }

    private static Constant? ConstantOf(SchemaProperty property)
        => property.Value.Target.Choices is { Values: [var only] } ? only : null;

    private bool TryAdd(SchemaNode branch)
    {
        var member = Array.Find(branch.Object.Properties, property => property.Name == Name);
        if (member is not null && ConstantOf(member) is { } constant)
        {
            _branches.Add((constant, branch));
            return _branches.Count(other => other.Value.Text == constant.Text) == 1;
        }

        if (Without is not null)
        {
            return false;
        }

        Without = branch;
        return true;
    }
}
