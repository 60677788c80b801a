using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using InfraPoc.Config.Loading;

namespace InfraPoc.Config.Schema;

/// <summary>The JSON Schemas of the configuration files, generated from the records, for editors and other tools.</summary>
public static class ConfigSchema
{
    /// <summary>Where the schemas are kept, relative to the project folder.</summary>
    public const string Folder = $"{ConfigLoader.Folder}/schema";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            // Only what a file may write: computed properties have no setter.
            Modifiers =
            {
                type =>
                {
                    foreach (var computed in type.Properties.Where(property => property.Set is null).ToList())
                    {
                        _ = type.Properties.Remove(computed);
                    }
                },
            },
        },
    };

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Every schema by file name, for example <c>department.schema.json</c>; each ends with a line feed.</summary>
    public static IReadOnlyDictionary<string, string> Generate() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["approvals.schema.json"] = Of<Approvals>("Who approves which change: config/approvals.yaml"),
        ["department.schema.json"] = Of<Department>("One department's trial: config/departments/<id>.yaml"),
        ["models.schema.json"] = Of<ModelCatalogue>("The models departments may be given: config/models.yaml"),
        ["moves.schema.json"] = Of<PlannedMoves>("Who changes departments on a day to come: config/moves.yaml"),
        ["sandbox.schema.json"] = Of<Sandbox>("The sandbox as a whole: config/sandbox.yaml"),
    };

    /// <summary>A record as its file would write it, every key included; null for null.</summary>
    public static JsonNode? Written<T>(T? record)
        where T : class => record is null ? null : JsonSerializer.SerializeToNode(record, Options);

    private static string Of<T>(string title)
    {
        var schema = (JsonObject)Options.GetJsonSchemaAsNode(typeof(T), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Describe,
        });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
        {
            return node;
        }

        WithoutNull(schema);
        Limit(schema, Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type);
        if (context.PropertyInfo?.AttributeProvider is not PropertyInfo property)
        {
            return schema;
        }

        var description = property.GetCustomAttribute<DescriptionAttribute>()!.Description;
        var hint = property.GetCustomAttribute<HintAttribute>()?.Fix.English;
        schema.Insert(0, "description", hint is null ? description : $"{description}. To fill it in: {hint}.");

        if (property.GetCustomAttribute<LengthAttribute>() is { } count)
        {
            schema["minItems"] = count.MinimumLength;
            schema["maxItems"] = count.MaximumLength;
        }

        Restrict(schema["items"] as JsonObject ?? schema, property);
        return schema;
    }

    /// <summary>What holds for every text, date and number, whatever the property says.</summary>
    private static void Limit(JsonObject value, Type type)
    {
        if (type == typeof(string))
        {
            value["pattern"] = Patterns.Line;
        }
        else if (type == typeof(DateOnly))
        {
            value["pattern"] = Patterns.Date;
        }
        else if (type == typeof(decimal))
        {
            // Amounts, prices and rates: each has a rule of its own that says what to write when it is not positive.
            value["exclusiveMinimum"] = 0;
            value["exclusiveMaximum"] = ScalarText.NumberLimit;
        }
    }

    private static void Restrict(JsonObject value, PropertyInfo property)
    {
        if (property.GetCustomAttribute<RegularExpressionAttribute>() is { } pattern)
        {
            value["pattern"] = pattern.Pattern;
        }

        if (property.GetCustomAttribute<StringLengthAttribute>() is { } length)
        {
            value["minLength"] = length.MinimumLength;
            value["maxLength"] = length.MaximumLength;
        }

        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
        {
            value["minimum"] = JsonValue.Create(Convert.ToDecimal(range.Minimum, System.Globalization.CultureInfo.InvariantCulture));
            value["maximum"] = JsonValue.Create(Convert.ToDecimal(range.Maximum, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A key that is not needed is left out, never written as null.</summary>
    private static void WithoutNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(type => type!.GetValue<string>()).Single(type => type != "null");
        }

        if (schema["enum"] is JsonArray members)
        {
            schema["enum"] = new JsonArray([.. members.OfType<JsonValue>().Select(member => member.DeepClone())]);
            schema["type"] = "string";
        }

        if (schema["default"] is null)
        {
            _ = schema.Remove("default");
        }
    }
}
