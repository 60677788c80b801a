using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace InfraPoc.Aws.Wire;

/// <summary>The request of the query protocol: a form in which nested fields are joined by points.</summary>
internal static class QueryForm
{
    public static byte[] Write(string action, string version, object? input, JsonTypeInfo type)
    {
        var form = new StringBuilder($"Action={action}&Version={version}");
        Add(form, "", input, type.Options);
        return Encoding.UTF8.GetBytes(form.ToString());
    }

    private static void Add(StringBuilder form, string name, object? value, JsonSerializerOptions options)
    {
        if (value is null)
        {
            return;
        }

        var type = options.GetTypeInfo(value.GetType());
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                foreach (var property in type.Properties)
                {
                    Add(form, name.Length == 0 ? property.Name : $"{name}.{property.Name}", property.Get!(value), options);
                }

                break;
            case JsonTypeInfoKind.Dictionary:
                var number = 0;
                foreach (DictionaryEntry entry in (IDictionary)value)
                {
                    number++;
                    Add(form, $"{name}.entry.{number}.Name", entry.Key, options);
                    Add(form, $"{name}.entry.{number}.Value", entry.Value, options);
                }

                break;
            case JsonTypeInfoKind.Enumerable:
                foreach (var (index, item) in ((IEnumerable)value).Cast<object>().Index())
                {
                    Add(form, $"{name}.member.{index + 1}", item, options);
                }

                break;
            default:
                var text = value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;
                _ = form.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(text));
                break;
        }
    }
}
