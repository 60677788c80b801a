using InfraPoc.Config.Validation;
using YamlDotNet.Core;

namespace InfraPoc.Config.Loading;

/// <summary>
/// What is wrong with a text that is no YAML, and what to do, in words of those who write it: the parser's name its own rules, and are
/// English.
/// </summary>
internal static class YamlFault
{
    private static readonly Bilingual Quote = new(
        "close it; a text that goes on in the next line is indented there",
        "引用符を閉じてください。次の行に続く文字列は、その行を字下げします");

    private static readonly Bilingual Columns = new(
        "write keys as key: value, with a blank behind the colon, and begin what belongs together in the same column",
        "キーは「キー: 値」の形で（コロンの後に半角スペースを入れて）書き、同じ階層の行は行頭の位置をそろえてください");

    /// <summary>By parts of what the parser says; the first that fits.</summary>
    private static readonly (string Said, Bilingual Cause, Bilingual Fix)[] Known =
    [
        (
            "invalid mapping", new("a key stands where a value goes on", "値の続きの位置にキーがあります"),
            new(
                "begin the key in the same column as those around it; a value with a colon and a blank in it goes in quotes",
                "キーの行頭を前後のキーとそろえてください。コロンと空白を含む値は引用符で囲みます")),
        ("expected key", new("this line does not go with those above", "この行は、上の行の続きとして読み取れません"), Columns),
        ("could not find expected ':'", new("no colon follows a key", "キーの後にコロンがありません"), Columns),
        (
            "'-' indicator", new("this is no item of the list above", "上のリストの項目として読み取れません"),
            new("begin each item with \"- \" in the same column", "各項目を「- 」で始め、行頭の位置をそろえてください")),
        ("wrong indentation|quoted scalar, found unexpected", new("a quoted text is not closed", "引用符で始まる文字列が閉じていません"), Quote),
        (
            "escape character|hexadecimal|Unicode", new("a backslash in double quotes begins no character", @"二重引用符の中の \ の使い方が正しくありません"),
            new(@"write \\ for a backslash, or put the text in single quotes", @"\ そのものは \\ と書くか、文字列を一重引用符で囲んでください")),
        (
            "cannot start any token", new("a value begins with a sign that YAML keeps for itself", "値が、YAML で特別な意味を持つ記号で始まっています"),
            new("put the value in quotes", "値を引用符で囲んでください")),
        (
            "expected ',' or", new("a comma or the closing bracket is missing", "コンマか閉じ括弧がありません"),
            new("check that brackets, braces and quotes are closed", "括弧と引用符が閉じているか確認してください")),
        (
            "expected node content", new("a value is missing, or begins with a sign that YAML keeps for itself", "値がないか、YAML で特別な意味を持つ記号で始まっています"),
            new("write the value, in quotes if it begins with a sign", "値を書いてください。記号で始まる値は引用符で囲みます")),
        (
            "block scalar", new("a text over several lines begins wrongly", "複数行の文字列の書き始めが正しくありません"),
            new("write nothing behind | or >, and indent every line of the text by as much as its first", "| や > の後には何も書かず、続く各行を同じ幅で字下げしてください")),
        (
            "comment", new("a comment stands where there can be none", "コメントを書けない位置に # があります"),
            new("put it on a line of its own, or a blank before #", "独立した行に書くか、# の前に半角スペースを入れてください")),
    ];

    /// <summary>The problem, with the line on which the parser stopped.</summary>
    public static ConfigProblem Of(string file, string text, YamlException exception)
    {
        var (line, column) = YamlDocument.At(exception.Start);
        var (cause, fix) = Known
            .Where(each => each.Said.Split('|').Any(part => exception.Message.Contains(part, StringComparison.Ordinal)))
            .Select(each => (each.Cause, each.Fix))
            .FirstOrDefault((
                new("this line cannot be read", "この行を読み取れません"),
                new(
                    "check indentation, colons and quotes on this line and the line above",
                    "この行と上の行の字下げ、コロン、引用符を確認してください")));
        return new(
            file, line, column, "YML001",
            new Bilingual("not valid YAML: ", "YAML として正しくありません：") + cause + Excerpt.Got(LineOf(text, line)), fix);
    }

    private static string LineOf(string text, int line) => text.Split('\n').ElementAtOrDefault(line - 1)?.Trim() ?? "";
}
