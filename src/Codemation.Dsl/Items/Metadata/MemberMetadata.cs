using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Codemation;

/// <summary>A member of a JSON object that is not made before it is needed.</summary>
/// <param name="create">Makes it.</param>
internal sealed class MemberMetadata(Func<JsonSerializerOptions, JsonPropertyInfo> create)
{
    public bool IsRequired { get; set; }

    public int Order { get; set; }

    public bool RefusesNullOnRead { get; set; }

    public bool RefusesNullOnWrite { get; set; }

    public JsonPropertyInfo Create(JsonSerializerOptions options)
    {
        var member = create(options);
        member.Order = Order;
        if (IsRequired)
        {
            member.IsRequired = true;
        }

        if (RefusesNullOnRead)
        {
            member.IsSetNullable = false;
        }

        if (RefusesNullOnWrite)
        {
            member.IsGetNullable = false;
        }

        return member;
    }
}
