using System.Collections.Concurrent;
using System.Globalization;
using InfraPoc.Config.Loading;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Editing;

/// <summary>
/// What a person typed for a key, checked as a file's value is: never evaluated, and written so that it is read as that value.
/// </summary>
public static class TypedValue
{
    private static readonly char[] Separators = [',', '、', '，', ' ', '　', '\n', '\r', ';'];

    private static readonly ConcurrentDictionary<(Type Record, string Path), (Type?, Constraints?, ValueProblem?)> Known = new();

    /// <summary>The value to write, or what is wrong with the text.</summary>
    /// <typeparam name="T">The record of the file.</typeparam>
    /// <param name="path">The key, as messages name it.</param>
    /// <param name="typed">The text; the items of a list are separated by commas, blanks or line ends.</param>
    /// <param name="name">What a message says instead of the key.</param>
    public static (YamlValue? Value, ConfigProblem? Problem) Read<T>(string path, string typed, Bilingual? name = null)
    {
        var (type, constraints, problem) = Find(typeof(T), path);
        if (problem is null && RecordShape.ItemOf(type!) is { } item && !RecordShape.IsRecord(item))
        {
            var parts = typed.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            problem = constraints!.CountProblem(parts.Length);
            var items = parts.Select(part => Scalar(item, constraints, part)).ToList();
            problem ??= items.Select(each => each.Problem).FirstOrDefault(each => each is not null);
            if (problem is null)
            {
                return (YamlValue.List([.. items.Select(each => each.Value!)]), null);
            }
        }
        else if (problem is null && (RecordShape.ItemOf(type!) is not null || RecordShape.IsRecord(type!)))
        {
            problem = new ValueProblem(
                "CFG003", new("has keys of its own", "には下位のキーがあります"),
                new($"name one of them, e.g. {Below(path, type!)}", $"そのいずれかを書いてください（例：{Below(path, type!)}）"));
        }
        else if (problem is null)
        {
            (var value, problem) = Scalar(Nullable.GetUnderlyingType(type!) ?? type!, constraints!, typed);
            if (value is not null)
            {
                return (value, null);
            }
        }

        name ??= new(Excerpt.Of(path), $"{Excerpt.Of(path)} ");
        return (null, new ConfigProblem("", 0, 0, problem!.Code, name + new Bilingual(" ", "") + problem.Message, AsTyped(problem.Fix)));
    }

    /// <summary>
    /// A day as configuration files write it: Excel in Japan saves 2026-12-01 as 2026/12/1, however it was typed. What is no day stays.
    /// </summary>
    public static string Day(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy/M/d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? $"{day:yyyy-MM-dd}" : typed;

    /// <summary>Nobody types the dash of a list.</summary>
    private static Bilingual AsTyped(Bilingual fix) => new(
        fix.English.Replace("e.g. - ", "e.g. ", StringComparison.Ordinal),
        fix.Japanese.Replace("例：- ", "例：", StringComparison.Ordinal));

    /// <summary>True for a key that a file may leave out.</summary>
    public static bool IsOptional<T>(string path) => Find(typeof(T), path) is { Constraints: { IsRequired: false } } && !path.EndsWith(']');

    /// <summary>True for a list of single values.</summary>
    public static bool IsList<T>(string path) =>
        Find(typeof(T), path).Type is { } type && RecordShape.ItemOf(type) is { } item && !RecordShape.IsRecord(item)
            && !path.EndsWith(']');

    private static (YamlValue? Value, ValueProblem? Problem) Scalar(Type type, Constraints constraints, string typed)
    {
        var isText = type == typeof(string);
        typed = type == typeof(DateOnly) ? Day(typed) : typed;
        var (value, problem) = constraints.Read(type, new ScalarNode(new SourcePosition(1, 1), typed, !isText));
        return value is null ? (null, problem) : (isText ? YamlValue.Text(typed) : YamlValue.Plain(typed), null);
    }

    private static string Below(string path, Type type)
    {
        var record = RecordShape.ItemOf(type) ?? type;
        return $"{path}{(record == type ? "" : "[0]")}.{RecordShape.KeysOf(record).GetAt(0).Key}";
    }

    /// <summary>A spreadsheet asks for the same keys in every row.</summary>
    private static (Type? Type, Constraints? Constraints, ValueProblem? Problem) Find(Type record, string path) =>
        Known.GetOrAdd((record, path), static key => Search(key.Record, key.Path));

    private static (Type? Type, Constraints? Constraints, ValueProblem? Problem) Search(Type record, string path)
    {
        var (type, constraints) = (record, (Constraints?)null);
        foreach (var part in YamlPath.Of(path))
        {
            if (part is int && RecordShape.ItemOf(type) is { } item)
            {
                type = item;
                continue;
            }

            if (part is not string key || !RecordShape.IsRecord(type) || RecordShape.ItemOf(type) is not null
                || !RecordShape.KeysOf(type).TryGetValue(key, out constraints))
            {
                IReadOnlyCollection<string> known =
                    RecordShape.IsRecord(type) && RecordShape.ItemOf(type) is null ? RecordShape.KeysOf(type).Keys : [];
                var keys = string.Join(", ", known);
                return (null, null, new ValueProblem(
                    "CFG001", new("is no key of this file", "というキーはこのファイルにありません"),
                    Suggestion.Fix($"{part}", known, new($"the keys here are {keys}", $"ここで使えるキーは {keys} です"))));
            }

            type = constraints.Property.PropertyType;
        }

        return (type, constraints, null);
    }
}
