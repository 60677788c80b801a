using System.Globalization;
using System.Text.RegularExpressions;
using InfraPoc.Config.Editing;

namespace InfraPoc.Cli.Onboarding;

/// <summary>A use case as people write it in one line: name, minutes today, minutes with AI, pieces a week.</summary>
internal readonly partial record struct WrittenUseCase(string Name, string MinutesBefore, string MinutesTarget, string PiecesPerWeek)
{
    /// <summary>Words of a name that tell its kind of work.</summary>
    private static readonly (string Category, string[] Words)[] Kinds =
    [
        ("summarizing", ["要約", "議事録", "まとめ", "summar", "minutes of"]),
        ("translating", ["翻訳", "英訳", "和訳", "translat"]),
        ("coding", ["コード", "プログラム", "テスト作成", "スクリプト", "code", "coding", "program", "script"]),
        ("research", ["調査", "調べ", "検索", "research", "search"]),
        ("analysis", ["分析", "分類", "集計", "抽出", "analy", "sort", "extract"]),
        ("drafting", ["作成", "下書き", "たたき台", "文案", "メール", "資料", "draft", "write", "writing", "letter", "mail"]),
    ];

    /// <summary>The use case, or null where the line is not of that form.</summary>
    public static WrittenUseCase? Of(string line) => Form().Match(line) is { Success: true } match
        ? new(match.Groups["name"].Value.Trim(), match.Groups["before"].Value, match.Groups["target"].Value, match.Groups["pieces"].Value)
        : null;

    /// <summary>Minutes today.</summary>
    public int Before => int.Parse(MinutesBefore, CultureInfo.InvariantCulture);

    /// <summary>Minutes with AI.</summary>
    public int Target => int.Parse(MinutesTarget, CultureInfo.InvariantCulture);

    /// <summary>Pieces a week.</summary>
    public int Pieces => int.Parse(PiecesPerWeek, CultureInfo.InvariantCulture);

    /// <summary>What is checked, by key.</summary>
    public IEnumerable<(string Key, string Text)> Parts(string path) =>
    [
        ($"{path}.name", Name), ($"{path}.minutesBefore", MinutesBefore), ($"{path}.minutesTarget", MinutesTarget),
        ($"{path}.piecesPerWeek", PiecesPerWeek),
    ];

    /// <summary>As the file has it; the id comes from an ASCII name, or counts.</summary>
    /// <param name="index">Its place among the others.</param>
    /// <param name="category">Its kind of work; by default what the name tells.</param>
    public YamlValue ToYaml(int index, string? category = null)
    {
        var name = Name;
        var slug = NoSlug().Replace(name.ToLowerInvariant(), "-").Trim('-');
        var id = name.All(char.IsAscii) && slug.Length is >= 2 and <= 40 && char.IsAsciiLetter(slug[0])
            ? slug
            : $"use-case-{(index + 1).ToString(CultureInfo.InvariantCulture)}";
        var kind = Kinds.FirstOrDefault(each =>
            each.Words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))).Category ?? "other";
        return YamlValue.Keys(
            ("id", YamlValue.Text(id)), ("name", YamlValue.Text(name)), ("category", YamlValue.Plain(category ?? kind)),
            ("minutesBefore", YamlValue.Plain(MinutesBefore)), ("minutesTarget", YamlValue.Plain(MinutesTarget)),
            ("piecesPerWeek", YamlValue.Plain(PiecesPerWeek)));
    }

    [GeneratedRegex(
        @"^(?<name>.+?)[\s　]*[,、，\t][\s　]*(?<before>[^,、，\s]+?)[\s　]*[,、，\t][\s　]*(?<target>[^,、，\s]+?)[\s　]*[,、，\t][\s　]*(?<pieces>[^,、，\s]+)$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoSlug();
}
