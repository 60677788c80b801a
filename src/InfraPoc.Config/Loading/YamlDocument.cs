using InfraPoc.Config.Validation;
using YamlDotNet.Core;

namespace InfraPoc.Config.Loading;

/// <summary>Reads a configuration file's text as one YAML document, whatever the text is.</summary>
internal static class YamlDocument
{
    /// <summary>The document, or null when it cannot be read; what is wrong is added to <paramref name="problems"/>.</summary>
    public static ConfigNode? Read(string file, string text, List<ConfigProblem> problems) => Read(file, text, problems, repairs: 2);

    /// <summary>The same. A text with slips is read as it was meant, so that they hide nothing else; a line may have several.</summary>
    private static ConfigNode? Read(string file, string text, List<ConfigProblem> problems, int repairs)
    {
        if (DirectiveLine(text) is { } directive)
        {
            problems.Add(
                new ConfigProblem(file, directive, 1, "YML016", new(
                    "directives are not supported",
                    "% で始まる指示行は使えません"),
                new("remove the line that starts with %", "% で始まる行を削除してください")));
            return null;
        }

        var found = new List<ConfigProblem>();
        var tree = new YamlTree(file, text, found);
        ConfigNode? root = null;
        ConfigProblem? problem = null;
        Predicate<int> isContent = tree.IsContent;
        try
        {
            root = tree.Root();
            problem = root is null
                ? new ConfigProblem(file, 1, 1, "YML006", new(
                    "the file is empty",
                    "ファイルが空です"),
                new("write its keys, as in the sample configuration", "サンプルの設定のようにキーを書いてください"))
                : null;
        }
        catch (RefusedException refused)
        {
            problem = refused.Problem;
        }
        catch (YamlException exception)
        {
            problem = YamlFault.Of(file, text, exception);
            if (!exception.Message.Contains("tab", StringComparison.Ordinal))
            {
                isContent = line => tree.IsContent(line) || (exception.Start.Line < line && line <= exception.End.Line);
            }
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // What YamlDotNet 18.1 throws at an empty tag and at a flow mapping that is not closed.
            problem = new ConfigProblem(
                file, tree.Reached.Line, tree.Reached.Column, "YML001", new(
                    "not valid YAML after this place",
                    "この位置から後が YAML として正しくありません"),
                new("check that brackets, braces and quotes are closed", "括弧と引用符が閉じているか確認してください"));
        }

        if (Indentation.FirstTab(text, isContent) is { } tab)
        {
            problem = new ConfigProblem(file, tab.Line, tab.Column, "YML011", new(
                "a tab is used to indent",
                "字下げにタブが使われています"),
            new("indent with spaces", "半角スペースで字下げしてください"));
        }

        var (slips, meant) = TypingSlips.Find(file, text, isContent, isMalformed: problem?.Code == "YML001" || root is ScalarNode);
        if (slips.Count > 0)
        {
            problems.AddRange(slips);
            return repairs > 0 ? Read(file, meant, problems, repairs - 1) : null;
        }

        problems.AddRange(problem is null ? found : [.. found, problem]);
        return root;
    }

    /// <summary>A place of the parser, which starts counting at 0 before the first character.</summary>
    public static SourcePosition At(Mark mark) => new(Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private static int? DirectiveLine(string text)
    {
        var directive = text.StartsWith('%') ? 0 : text.IndexOf("\n%", StringComparison.Ordinal);
        return directive < 0 ? null : text.AsSpan(0, directive + 1).Count('\n') + 1;
    }
}
