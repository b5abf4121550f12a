namespace Codemation;

/// <summary>
/// A typed output of a <see cref="RouterNode{TRequest}"/>: <c>public static readonly Port&lt;Approved&gt; Approved = new("approved");</c>
/// </summary>
/// <remarks>
/// Where the node's source is in another assembly than the flow, the compiler knows the field but not this text: there it must be the
/// field's name in kebab case (<c>NeedsReview</c> is <c>needs-review</c>). A difference is an error when the host starts.
/// </remarks>
/// <typeparam name="T">The JSON type of the items that leave here.</typeparam>
public sealed class Port<T>
{
    /// <summary>Names a port.</summary>
    /// <param name="name">A constant; lower-case letters, digits and dashes (<c>[a-z0-9-]+</c>), unique in its node.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public Port(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.AsSpan().ContainsAnyExcept(Characters))
        {
            throw new ArgumentException($"The port name \"{name}\" must consist of lower-case letters, digits and dashes.", nameof(name));
        }

        Name = name;
    }

    /// <summary>The name in plans and stored runs.</summary>
    public string Name { get; }

    private static System.Buffers.SearchValues<char> Characters { get; } = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
}
