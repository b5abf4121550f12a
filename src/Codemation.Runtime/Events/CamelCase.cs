using System.Text.Json;
using System.Text.Json.Serialization;

namespace Codemation.Runtime.Events;

/// <summary>Writes members of an enumeration as <c>nodeCompleted</c>.</summary>
internal sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
