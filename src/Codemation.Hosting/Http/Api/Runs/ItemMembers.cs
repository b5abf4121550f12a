using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Codemation.Hosting.Http.Api.Runs;

/// <summary>Knows which members items can have.</summary>
internal static class ItemMembers
{
    /// <summary>Whether an item can have a member of a name, so that an object with it may be an item.</summary>
    public static bool MayHave(ItemType type, string member)
    {
        var info = type.JsonTypeInfo;
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => info.PolymorphismOptions is not null ||
                info.Properties.Any(property => property.IsExtensionData || string.Equals(property.Name, member, StringComparison.OrdinalIgnoreCase)),
            JsonTypeInfoKind.None => type.Type == typeof(JsonElement) || type.Type == typeof(object) || typeof(JsonNode).IsAssignableFrom(type.Type),
            JsonTypeInfoKind.Dictionary => true,
            _ => false,
        };
    }
}
