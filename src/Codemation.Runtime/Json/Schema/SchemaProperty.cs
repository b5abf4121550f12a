using System.Text;

namespace Codemation.Runtime.Json;

/// <summary>A named member of an object schema.</summary>
internal sealed class SchemaProperty(string name, SchemaNode value, bool required)
{
    public string Name { get; } = name;

    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

    public SchemaNode Value { get; } = value;

    public bool Required { get; } = required;
}
