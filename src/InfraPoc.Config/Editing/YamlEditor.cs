using InfraPoc.Config.Loading;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Editing;

/// <summary>
/// Changes a YAML file by the fewest characters: comments, order, quoting, indentation and line ends stay. What comes out is read again,
/// and is what was asked for or is refused.
/// </summary>
public static class YamlEditor
{
    /// <summary>The text with changes, one after another.</summary>
    /// <param name="text">The file, with or without a byte order mark.</param>
    /// <param name="record">The record of the file, which says in which order keys stand; null: new keys come last.</param>
    /// <param name="changes">The changes.</param>
    /// <exception cref="EditException">The file is not YAML as we read it, or cannot be changed in place.</exception>
    public static string Apply(string text, Type? record, params IReadOnlyList<YamlChange> changes)
    {
        var mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
        return mark + changes.Aggregate(text[mark.Length..], (before, change) => Apply(before, record, change));
    }

    /// <summary>What a file says.</summary>
    internal static YamlValue Read(string text) => YamlValue.Of(Parse(text));

    private static string Apply(string before, Type? record, YamlChange change)
    {
        var root = Parse(before);
        var path = YamlPath.Of(change.Path);
        var edits = new YamlEdits(before, root, record);
        var meant = YamlValue.Of(root);
        switch (change.Kind)
        {
            case YamlChangeKind.Set:
                meant = YamlMeaning.Set(meant, path, change.Value!);
                edits.Set(path, change.Value!);
                break;
            case YamlChangeKind.Add:
                meant = YamlMeaning.Add(meant, path, change.Value!);
                edits.Add(path, change.Value!);
                break;
            case YamlChangeKind.Remove:
                meant = YamlMeaning.Remove(meant, path);
                edits.Remove(path);
                break;
            default:
                edits.Comment(path, change.Text);
                break;
        }

        var after = edits.Apply();
        return IsMeant(after, meant) ? after : throw ByHand(change.Path);
    }

    private static bool IsMeant(string after, YamlValue meant)
    {
        try
        {
            return YamlValue.Of(Parse(after)).IsSame(meant);
        }
        catch (EditException)
        {
            return false;
        }
    }

    /// <summary>The file is written in a way in which this cannot be changed.</summary>
    internal static EditException ByHand(string path) => new(new(
        $"{path} cannot be changed without changing more of the file; change it by hand.",
        $"{path} だけを書き換えることができません。手で編集してください。"));

    private static ConfigNode Parse(string text)
    {
        var problems = new List<ConfigProblem>();
        return YamlDocument.Read("", text, problems) is { } root && problems.Count == 0
            ? root
            : throw Unreadable(problems[0]);
    }

    private static EditException Unreadable(ConfigProblem problem) => new(new(
        $"line {problem.Line}, column {problem.Column}: {problem.Message.English}; {problem.Fix.English}",
        $"{problem.Line} 行 {problem.Column} 桁：{problem.Message.Japanese}。{problem.Fix.Japanese}"));
}
