using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace InfraPoc.Config.Loading;

/// <summary>What the records say about the files: which keys there are, in which order, and what is written as a list.</summary>
internal static class RecordShape
{
    private static readonly ConcurrentDictionary<Type, OrderedDictionary<string, Constraints>> Shapes = new();

    /// <summary>The keys of a record that a file may set, in the order in which the record declares them.</summary>
    public static OrderedDictionary<string, Constraints> KeysOf(Type record) => Shapes.GetOrAdd(record, static type => new(
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null)
            .Select(property => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(property.Name), new Constraints(property))),
        StringComparer.Ordinal));

    /// <summary>The keys of a record as a message names them: those that must be written first.</summary>
    public static Bilingual KeysInWords(Type record)
    {
        var required = string.Join(", ", KeysOf(record).Where(key => key.Value.IsRequired).Select(key => key.Key));
        var optional = string.Join(", ", KeysOf(record).Where(key => !key.Value.IsRequired).Select(key => key.Key));
        return (required, optional) switch
        {
            (_, "") => new($"the keys {required}", required),
            ("", _) => new($"any of the keys {optional}", $"{optional}（いずれも任意）"),
            _ => new($"the keys {required}, and if needed {optional}", $"{required}（任意：{optional}）"),
        };
    }

    /// <summary>True for our records, which are written as mappings.</summary>
    public static bool IsRecord(Type type) => type.IsClass && type != typeof(string);

    /// <summary>The type of a list's items, or null when it is not a list.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    /// <summary>What stands for a value that could not be bound, so that rules about other values can still be asked.</summary>
    public static object Placeholder(Type type)
    {
        if (type == typeof(string))
        {
            return "";
        }

        if (ItemOf(type) is { } item)
        {
            return Array.CreateInstance(item, 0);
        }

        var value = Activator.CreateInstance(type)!;
        foreach (var required in KeysOf(type).Values.Where(key => key.IsRequired))
        {
            required.Property.SetValue(value, Placeholder(required.Property.PropertyType));
        }

        return value;
    }
}
