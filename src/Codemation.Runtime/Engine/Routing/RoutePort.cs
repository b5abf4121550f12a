using System.Text.Json;
using Codemation.Runtime.Engine.Encoding;

namespace Codemation.Runtime.Engine.Routing;

/// <summary>An output of a step that a node sends items out at.</summary>
internal abstract class RoutePort(string name, PortCodec codec)
{
    public string Name => name;

    public PortCodec Codec => codec;

    public abstract void Write(Utf8JsonWriter writer, object? value);

    public abstract object? Read(ref Utf8JsonReader reader);

    /// <summary>Puts what was emitted here into a batch, in the order of the items it was emitted for.</summary>
    /// <param name="results">What each item gave, at all ports.</param>
    /// <param name="port">The index of this port.</param>
    public abstract Batch Collect(ReadOnlySpan<NodeResult<Emission>> results, int port);
}
