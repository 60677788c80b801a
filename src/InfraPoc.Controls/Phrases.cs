using InfraPoc.Config;
using InfraPoc.Iam;

namespace InfraPoc.Controls;

/// <summary>What violations are made of, in both languages.</summary>
internal static class Phrases
{
    /// <summary>What stands in English for a value that is absent.</summary>
    public const string Nothing = "nothing";

    /// <summary>What an error says; words that are not InfraPoc's own stand as a detail.</summary>
    public static Bilingual Of(Exception error) => error switch
    {
        BilingualException bilingual => bilingual.Text,
        PolicyFormatException policy => new(policy.Message, policy.Japanese),
        _ => Bilingual.Detail(error.Message),
    };

    /// <summary>A name or a value, which is the same in both languages.</summary>
    public static Bilingual Value(string? text) => text is null or Nothing ? new(Nothing, "なし") : new(text, text);

    /// <summary>Phrases one after the other.</summary>
    public static Bilingual List(IEnumerable<Bilingual> phrases)
    {
        List<Bilingual> all = [.. phrases];
        return new(string.Join(", ", all.Select(each => each.English)), string.Join("、", all.Select(each => each.Japanese)));
    }

    /// <summary>What a property is, and what it must be.</summary>
    public static Bilingual Is(string property, string? found, string required) => required == Nothing
        ? new($"{property} is {found ?? Nothing}; it must be {required}.", $"{property} が「{found}」です。値を指定してはなりません。")
        : Is(property, found, new Bilingual(required, $"「{required}」"));

    /// <inheritdoc cref="Is(string, string?, string)"/>
    public static Bilingual Is(string property, string? found, Bilingual required) => new(
        $"{property} is {found ?? Nothing}; it must be {required.English}.",
        $"{property} {(found is null or Nothing ? "がありません" : $"が「{found}」です")}。{required.Japanese}でなければなりません。");

    /// <summary>A stack holds none, or too many, of what must be there once.</summary>
    public static Bilingual NotOne(string stack, int count, Bilingual what, string name) => new(
        $"The stack {stack} holds {count} {what.English} named {name}; exactly one is required.",
        $"スタック {stack} に {name} という{what.Japanese}が {count} 個あります。ちょうど 1 個でなければなりません。");

    /// <inheritdoc cref="NotOne(string, int, Bilingual, string)"/>
    public static Bilingual NotOne(int count, Bilingual what, string name) => new(
        $"There are {count} {what.English} named {name}; exactly one is required.",
        $"{name} という{what.Japanese}が {count} 個あります。ちょうど 1 個でなければなりません。");

    /// <summary>A stack is not there.</summary>
    public static Bilingual Missing(string stack) => new($"The stack {stack} is missing.", $"スタック {stack} がありません。");

    /// <summary>An action on a resource; in Japanese a blank follows, before a particle.</summary>
    public static Bilingual Call(string action, string resource) => new($"{action} on {resource}", $"{resource} に対する {action} ");

    /// <summary>The keys of a request as a condition in Japanese; nothing where there are none.</summary>
    public static string Conditions(IEnumerable<(string Key, string? Value)> context)
    {
        var all = string.Join("、", context.Select(pair => pair.Value is null ? $"{pair.Key} がない" : $"{pair.Key} が {pair.Value}"));
        return all.Length > 0 ? $"（条件：{all}）" : "";
    }

    /// <summary>A statement of a policy.</summary>
    public static Bilingual Of(PolicyStatement statement) => statement.Sid.Length > 0
        ? new($"The statement {statement.Sid}", $"ステートメント {statement.Sid} ")
        : new("A statement without Sid", "Sid のないステートメント");

    /// <summary>The actions that a statement is about.</summary>
    public static IEnumerable<Bilingual> Actions(PolicyStatement statement) => statement.Actions.Select(Value)
        .Concat(statement.NotActions.Select(action => new Bilingual($"all but {action}", $"{action} 以外のすべて")));
}
