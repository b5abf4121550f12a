using System.Text.Json;
using Codemation.Runtime.Engine.Encoding;

namespace Codemation.Runtime.Engine.Routing;

/// <summary>Records the items of a step with several outputs: port and value in turn.</summary>
internal sealed class EmissionCodec(RoutePort[] ports) : ItemResultCodec<Emission>
{
    protected override void Write(Utf8JsonWriter writer, Emission value)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Port);
        ports[value.Port].Write(writer, value.Value);
        writer.WriteEndArray();
    }

    protected override Emission Read(ref Utf8JsonReader reader)
    {
        reader.Read();
        var port = reader.GetInt32();
        reader.Read();
        var value = ports[port].Read(ref reader);
        reader.Read();
        return new Emission(port, value);
    }
}
