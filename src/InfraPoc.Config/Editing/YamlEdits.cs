using System.Text.RegularExpressions;
using InfraPoc.Config.Loading;
using InfraPoc.Config.Validation;
using YamlDotNet.Core;

namespace InfraPoc.Config.Editing;

/// <summary>The places of a text that a change replaces, found from where the parser saw each value begin and end.</summary>
internal sealed partial class YamlEdits(string text, ConfigNode root, Type? record)
{
    private readonly List<(int Start, int End, string Text)> edits = [];
    private readonly YamlLayout layout = YamlLayout.Of(root);
    private readonly string newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>The text with them.</summary>
    public string Apply() => edits.OrderByDescending(edit => edit.Start)
        .Aggregate(text, (before, edit) => before[..edit.Start] + edit.Text + before[edit.End..]);

    public void Set(IReadOnlyList<object> path, YamlValue value)
    {
        var nodes = Walk(path);
        if (nodes.Count == path.Count + 1)
        {
            Replace(nodes, path, value);
            return;
        }

        // The keys that are not there, around the value.
        var (parent, depth) = (nodes[^1], nodes.Count - 1);
        var missing = path.Skip(depth + 1).Reverse().Aggregate(value, (inner, key) => YamlValue.Keys(((string)key, inner)));
        if (parent is MappingNode keys)
        {
            Insert(nodes, keys, (string)path[depth], missing, OrderOf(path.Take(depth)));
        }
        else
        {
            Replace(nodes, path, YamlValue.Keys(((string)path[depth], missing)));
        }
    }

    public void Add(IReadOnlyList<object> path, YamlValue item)
    {
        var nodes = Walk(path);
        if (nodes.Count <= path.Count || nodes[^1] is not SequenceNode list)
        {
            Set(path, YamlValue.List(item));
        }
        else if (list is { IsFlow: true, Items.Count: 0 } && item is YamlKeys && !IsInFlow(nodes.SkipLast(1))
            && nodes[^2] is MappingNode keys && text.AsSpan(list.Start).StartsWith("[]", StringComparison.Ordinal))
        {
            edits.Add((list.Start - (text[list.Start - 1] == ' ' ? 1 : 0), list.Start + 2, ""));
            InsertLines(LineEnd(list.Start), keys.Position.Column - 1 + layout.Dash, YamlWriter.Item(item, layout));
        }
        else
        {
            Set(path, YamlValue.List([.. list.Items.Select(YamlValue.Of), item]));
        }
    }

    public void Remove(IReadOnlyList<object> path)
    {
        var nodes = Walk(path);
        var parent = nodes[^2];
        var (parts, place) = Parts(parent, path[^1]);
        if (parent is MappingNode { IsFlow: true } or SequenceNode)
        {
            var stay = Enumerable.Range(0, parts.Count).Where(index => index != place);
            Arrange([.. nodes.SkipLast(1)], path[^1], [.. stay.Select(index => ((int?)index, ""))]);
        }
        else
        {
            RemoveFromBlock(nodes, path, parts, place);
        }
    }

    public void Comment(IReadOnlyList<object> path, string comment)
    {
        if (comment.EnumerateRunes().Any(Excerpt.IsInvisible) || Constraints.TemplateIn(comment) is not null || comment.Trim().Length == 0)
        {
            throw new EditException(new(
                $"the text must be one line without invisible characters and placeholders such as ${{, got \"{Excerpt.Of(comment)}\".",
                $"1 行の文字列で書いてください。見えない文字と ${{ などの記法は使えません：「{Excerpt.Of(comment)}」"));
        }

        var nodes = Walk(path);
        if (nodes.Count == path.Count && path[^1] is string key && nodes[^1] is MappingNode { IsFlow: false } keys)
        {
            // The key was removed, or is a default: where it would stand.
            var neighbour = Neighbour(keys, key, OrderOf(path.SkipLast(1)));
            InsertLines(LineEnd(EndOf(neighbour.Value)), keys.Position.Column - 1, [$"# {comment}"]);
            return;
        }

        var place = Math.Min(path.Count, nodes.Count - 1);
        while (place > 1 && nodes[place - 1] is MappingNode { IsFlow: true } or SequenceNode { IsFlow: true })
        {
            place--;
        }

        var (parts, index) = Parts(nodes[place - 1], path[place - 1]);
        var start = LineStart(parts[index].Start);
        var indent = text[start..].Length - text[start..].TrimStart(' ').Length;
        edits.Add((start, start, $"{new string(' ', indent)}# {comment}{newLine}"));
    }

    /// <summary>The nodes from the root along a path, as far as they are there.</summary>
    private List<ConfigNode> Walk(IReadOnlyList<object> path)
    {
        List<ConfigNode> nodes = [root];
        foreach (var part in path)
        {
            var next = (nodes[^1], part) switch
            {
                (MappingNode keys, string key) => keys.Entries.FirstOrDefault(entry => entry.Key == key)?.Value,
                (SequenceNode list, int index) => list.Items.ElementAtOrDefault(index),
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            nodes.Add(next);
        }

        return nodes;
    }

    /// <summary>Where the entries or items of a node begin and end, a dash included, and which of them is meant.</summary>
    private (List<(int Start, int End)> Parts, int Place) Parts(ConfigNode parent, object part) => (parent, part) switch
    {
        (MappingNode keys, string key) => (
            [.. keys.Entries.Select(entry => (entry.Start, EndOf(entry.Value)))],
            keys.Entries.ToList().FindIndex(entry => entry.Key == key)),
        (SequenceNode { IsFlow: true } list, int index) => ([.. list.Items.Select(item => (item.Start, EndOf(item)))], index),
        (SequenceNode list, int index) => ([.. list.Items.Select(item => (Dash(list, item), EndOf(item)))], index),
        _ => throw new ArgumentOutOfRangeException(nameof(parent)),
    };

    /// <summary>Where the dash of an item is: in its line, or in the nearest one above that has it where the list has its dashes.</summary>
    private int Dash(SequenceNode list, ConfigNode item)
    {
        var line = LineStart(item.Start);
        while (line > 0 && text.AsSpan(line, Math.Min(list.Position.Column, text.Length - line)) is var before
            && (before is not [.., '-'] || before.ContainsAnyExcept(' ', '-')))
        {
            line = LineStart(line - 1);
        }

        return line + list.Position.Column - 1;
    }

    private void Replace(List<ConfigNode> nodes, IReadOnlyList<object> path, YamlValue value)
    {
        var (node, end) = (nodes[^1], EndOf(nodes[^1]));
        switch (node)
        {
            case ScalarNode { Start: var start } when start == end:
                var lines = IsInFlow(nodes) ? [] : YamlWriter.Block(value, layout).ToList();
                var column = lines.Count == 0 ? 0 : ColumnBelow(nodes, path, value);
                if (lines.Count > 0)
                {
                    InsertLines(LineEnd(start), column, lines);
                }
                else
                {
                    edits.Add((start, start, $" {YamlWriter.Flow(value)}"));
                }

                break;
            case ScalarNode { Style: ScalarStyle.Literal or ScalarStyle.Folded } block when value is YamlScalar scalar:
                var header = text[block.Start..LineEnd(block.Start)];
                var comment = header.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? $"  {header[at..]}" : "";
                edits.Add((block.Start, end, YamlWriter.Scalar(scalar) + comment));
                break;
            case ScalarNode { Style: not (ScalarStyle.Literal or ScalarStyle.Folded) } written:
                edits.Add((written.Start, end, value is YamlScalar one ? YamlWriter.Scalar(one, written.Style) : YamlWriter.Flow(value)));
                break;
            case SequenceNode list when value is YamlList wanted:
                Arrange(nodes, path[^1], Places(list, wanted, written => IsInFlow(nodes) ? YamlWriter.Flow(written)
                    : string.Join(newLine + new string(' ', list.Position.Column - 1), YamlWriter.Item(written, layout))));
                break;
            case MappingNode { IsFlow: true } or SequenceNode { IsFlow: true } when !AnyComment().IsMatch(text[node.Start..end]):
                edits.Add((node.Start, end, YamlWriter.Flow(value)));
                break;
            default:
                throw YamlEditor.ByHand($"{path[^1]}");
        }
    }

    private int ColumnBelow(List<ConfigNode> nodes, IReadOnlyList<object> path, YamlValue value)
    {
        var parent = nodes.Count > 1 && nodes[^2] is MappingNode keys ? keys : throw YamlEditor.ByHand($"{path[^1]}");
        return parent.Position.Column - 1 + (value is YamlList ? layout.Dash : layout.Step);
    }

    /// <summary>Adds a key behind those that come before it in the record, or as the last.</summary>
    private void Insert(List<ConfigNode> nodes, MappingNode keys, string key, YamlValue value, IReadOnlyList<string> order)
    {
        if (IsInFlow(nodes))
        {
            Arrange(nodes, key, [.. keys.Entries.Select((_, place) => ((int?)place, "")), (null, $"{key}: {YamlWriter.Flow(value)}")]);
            return;
        }

        InsertLines(LineEnd(EndOf(Neighbour(keys, key, order).Value)), keys.Position.Column - 1, YamlWriter.Entry(key, value, layout));
    }

    /// <summary>Behind which entry a key stands that is not there.</summary>
    private static MappingEntry Neighbour(MappingNode keys, string key, IReadOnlyList<string> order)
    {
        var before = order.TakeWhile(each => each != key).ToHashSet(StringComparer.Ordinal);
        return (order.Contains(key) ? keys.Entries.LastOrDefault(entry => before.Contains(entry.Key)) : null) ?? keys.Entries[^1];
    }

    private void InsertLines(int at, int indent, IEnumerable<string> lines) =>
        edits.Add((at, at, string.Concat(lines.Select(line => $"{newLine}{new string(' ', indent)}{line}"))));

    /// <summary>The items that are there already, each by its place, and the others as they are written.</summary>
    private static List<(int? Place, string Written)> Places(SequenceNode there, YamlList wanted, Func<YamlValue, string> write)
    {
        var left = there.Items.Select((item, place) => (Place: (int?)place, Value: YamlValue.Of(item))).ToList();
        return
        [
            .. wanted.Items.Select(item =>
            {
                var found = left.FirstOrDefault(each => each.Value.IsSame(item));
                _ = left.Remove(found);
                return (found.Place, found.Place is null ? write(item) : "");
            }),
        ];
    }

    /// <summary>Gives a list, or keys in braces, these parts: the place of one that is there, or what is written.</summary>
    private void Arrange(List<ConfigNode> nodes, object key, IReadOnlyList<(int? Place, string Written)> wanted)
    {
        var (node, isFlow) = (nodes[^1], IsInFlow(nodes));
        var parts = Parts(node, node is MappingNode ? "" : 0).Parts;
        if (parts.Count == 0)
        {
            // Between the brackets, whatever stands there.
            var only = string.Join(", ", wanted.Select(part => part.Written));
            edits.Add((node.Start + 1, node.Start + 1, node is MappingNode ? $" {only} " : only));
            return;
        }

        var (start, end) = (node.Start + 1, node.End - 1);
        var (nothing, at) = ("", start);
        if (!isFlow)
        {
            var colon = Colon(nodes) ?? throw YamlEditor.ByHand($"{key}");
            (start, end) = (LineEnd(colon), LineEnd(parts[^1].End));
            (nothing, at) = wanted.Count == 0 ? ($" []{text[(colon + 1)..start]}", colon + 1) : ("", start);
        }

        var line = newLine + new string(' ', parts[0].Start - LineStart(parts[0].Start));
        var pieces = new YamlPieces(text[start..end], [.. parts.Select(part => (part.Start - start, part.End - start))], isFlow, line);
        edits.Add((at, end, nothing + pieces.Of(wanted)));
    }

    /// <summary>Where the colon of a value's key is; null for a value without a key.</summary>
    private int? Colon(List<ConfigNode> nodes) => nodes.Count > 1 && nodes[^2] is MappingNode above
        ? text.IndexOf(':', above.Entries.First(entry => entry.Value == nodes[^1]).Start) : null;

    private void RemoveFromBlock(List<ConfigNode> nodes, IReadOnlyList<object> path, List<(int Start, int End)> parts, int place)
    {
        var (start, end) = parts[place];
        var line = LineStart(start);
        var isFirstOfLine = text[line..start].Trim().Length == 0;
        if (parts.Count == 1)
        {
            var colon = (isFirstOfLine ? Colon([.. nodes.SkipLast(1)]) : null) ?? throw YamlEditor.ByHand($"{path[^1]}");
            edits.Add((colon + 1, colon + 1, " {}"));
        }
        else if (!isFirstOfLine)
        {
            // The first key of an item, behind its dash: the next one takes its place.
            edits.Add(place + 1 < parts.Count && !AnyComment().IsMatch(text[start..parts[place + 1].Start])
                ? (start, parts[place + 1].Start, "")
                : throw YamlEditor.ByHand($"{path[^1]}"));
            return;
        }

        var after = Next(LineEnd(end));
        var isLastLine = after == LineEnd(end) && line > 0;
        edits.Add((isLastLine ? LineEnd(Math.Max(0, line - newLine.Length)) : line, after, ""));
    }

    /// <summary>Where the last character of a value stands; the parser counts comments below a block to it.</summary>
    private int EndOf(ConfigNode node) => node switch
    {
        ScalarNode { Style: ScalarStyle.Literal or ScalarStyle.Folded } block =>
            block.Start + text[block.Start..block.End].TrimEnd().Length,
        MappingNode { IsFlow: false } keys => EndOf(keys.Entries[^1].Value),
        SequenceNode { IsFlow: false } list => EndOf(list.Items[^1]),
        _ => node.End,
    };

    private static bool IsInFlow(IEnumerable<ConfigNode> nodes) =>
        nodes.Any(node => node is MappingNode { IsFlow: true } or SequenceNode { IsFlow: true });

    /// <summary>The keys of the record at a path, in order; none where the record is not known.</summary>
    private IReadOnlyList<string> OrderOf(IEnumerable<object> path)
    {
        var type = record;
        foreach (var part in path)
        {
            type = type is null ? null
                : part is int ? RecordShape.ItemOf(type)
                : RecordShape.KeysOf(type).GetValueOrDefault((string)part)?.Property.PropertyType;
        }

        return type is not null && RecordShape.IsRecord(type) ? [.. RecordShape.KeysOf(type).Keys] : [];
    }

    private int LineStart(int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private int LineEnd(int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end > at && text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The beginning of the next line, from the end of one.</summary>
    private int Next(int lineEnd) => lineEnd < text.Length && text[lineEnd] == '\r' ? lineEnd + 2 : Math.Min(text.Length, lineEnd + 1);

    [GeneratedRegex(@"(^|\s)#", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyComment();
}
