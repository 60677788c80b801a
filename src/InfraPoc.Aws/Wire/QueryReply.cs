using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Xml;
using System.Xml.Linq;

namespace InfraPoc.Aws.Wire;

/// <summary>
/// The answer of the query protocol: XML, read by the type that is wanted, so that an empty element is a list where one is wanted.
/// </summary>
internal static class QueryReply
{
    public static T Read<T>(byte[] body, string result, JsonTypeInfo<T> type)
    {
        JsonNode? json = new JsonObject();
        if (body.Length > 0)
        {
            using var reader = XmlReader.Create(new MemoryStream(body));
            var element = XElement.Load(reader).Elements().FirstOrDefault(element => element.Name.LocalName == result);
            json = element is null ? json : Json(element, type);
        }

        return json.Deserialize(type) ?? throw new JsonException(result);
    }

    private static JsonNode? Json(XElement element, JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => new JsonObject(
            from property in type.Properties
            let child = element.Elements().FirstOrDefault(child => child.Name.LocalName == property.Name)
            where child is not null
            select KeyValuePair.Create(property.Name, Json(child, Of(property.PropertyType, type)))),
        JsonTypeInfoKind.Enumerable =>
            new JsonArray([.. element.Elements().Select(item => Json(item, Of(type.ElementType!, type)))]),
        // The name of a query protocol's field is written out where it is not "key" or "value"; no answer that is read here does so.
        JsonTypeInfoKind.Dictionary => new JsonObject(
            from entry in element.Elements()
            let parts = entry.Elements().ToLookup(part => part.Name.LocalName)
            select KeyValuePair.Create(
                parts["key"].Single().Value, Json(parts["value"].Single(), Of(type.ElementType!, type)))),
        _ when type.Type == typeof(bool) => JsonValue.Create(XmlConvert.ToBoolean(element.Value)),
        _ => JsonValue.Create(element.Value),
    };

    private static JsonTypeInfo Of(Type wanted, JsonTypeInfo type) =>
        type.Options.GetTypeInfo(Nullable.GetUnderlyingType(wanted) ?? wanted);
}
