using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace InfraPoc.Config.Loading;

/// <summary>
/// How text becomes a value: only spellings that every YAML tool and every reader takes for the same value.
/// No 010, 0x10, 1e3, 1_000, 1,000, yes or 2026-1-5, and digits are 0 to 9.
/// </summary>
internal static partial class ScalarText
{
    /// <summary>Numbers are below this in size, so that no sum, product or conversion of amounts overflows.</summary>
    public const decimal NumberLimit = 1_000_000_000_000;

    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, object>> Members = new();

    /// <summary>What a person calls a value of this type.</summary>
    public static Bilingual NameOf(Type type) => type switch
    {
        _ when type == typeof(bool) => new("true or false", " true か false "),
        _ when type == typeof(int) => new("a whole number of at most 9 digits", " 9 桁以内の整数"),
        _ when type == typeof(decimal) => new("a number of at most 12 digits and 6 decimals", "整数部 12 桁、小数部 6 桁以内の数値"),
        _ when type == typeof(DateOnly) => new("a date (yyyy-mm-dd) from 2020 to 2099", " 2020 年から 2099 年までの日付（yyyy-mm-dd）"),
        { IsEnum: true } => new(
            $"one of {string.Join(", ", MembersOf(type).Keys)}", $" {string.Join("、", MembersOf(type).Keys)} のいずれか"),
        _ => new("text", "文字列"),
    };

    /// <summary>That a value must be of this type, which follows its path.</summary>
    public static Bilingual MustBe(Type type) => new Bilingual("must be ", "には") + NameOf(type) + new Bilingual("", "を書いてください");

    /// <summary>The members of an enum by the name they have in the file.</summary>
    public static IReadOnlyDictionary<string, object> MembersOf(Type type) => Members.GetOrAdd(type, static type => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(
            field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name,
            field => field.GetValue(null)!,
            StringComparer.Ordinal));

    /// <summary>The name that a member of an enum has in the file.</summary>
    public static string KeyOf<T>(T member)
        where T : struct, Enum => MembersOf(typeof(T)).First(each => each.Value.Equals(member)).Key;

    /// <summary>The value, or null when the text is not one of this type.</summary>
    public static object? Convert(Type type, ScalarNode node)
    {
        var text = node.Text;
        return type switch
        {
            _ when type == typeof(string) => text,
            { IsEnum: true } => MembersOf(type).GetValueOrDefault(text),
            _ when type == typeof(DateOnly) => Date().IsMatch(text)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : null,
            _ when !node.IsPlain => null,
            _ when type == typeof(bool) => text switch { "true" => true, "false" => false, _ => null },
            _ when type == typeof(int) => WholeNumber().IsMatch(text) ? int.Parse(text, CultureInfo.InvariantCulture) : null,
            _ => Number().IsMatch(text) ? decimal.Parse(text, CultureInfo.InvariantCulture) : null,
        };
    }

    /// <summary>True when YAML's core schema takes unquoted text for something other than text.</summary>
    public static bool IsNumberOrTruth(string text) => OtherThanText().IsMatch(text);

    [GeneratedRegex(
        @"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|true|True|TRUE|false|False|FALSE)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherThanText();

    [GeneratedRegex(Patterns.Date, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Date();

    [GeneratedRegex(
        @"^-?(0|[1-9][0-9]{0,8})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(
        @"^-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
