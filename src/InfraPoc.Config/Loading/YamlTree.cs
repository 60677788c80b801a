using InfraPoc.Config.Validation;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace InfraPoc.Config.Loading;

/// <summary>
/// Builds the tree of a YAML document from a parser's events, keeping every place: mappings, lists and scalars.
/// Anchors, aliases and tags are refused, so a small file stays small and means one thing.
/// </summary>
internal sealed class YamlTree(string file, string text, List<ConfigProblem> problems)
{
    /// <summary>Deepest nesting accepted; the records need 6.</summary>
    public const int MaxDepth = 16;

    private readonly Parser events = new(new StringReader(text));
    private readonly List<(int First, int Last)> continued = [];

    /// <summary>Where the value starts that was read last.</summary>
    public SourcePosition Reached { get; private set; } = new(1, 1);

    /// <summary>True for a line that goes on with the quoted or block text of an earlier line.</summary>
    public bool IsContent(int line) => continued.Exists(lines => lines.First <= line && line <= lines.Last);

    /// <summary>The document, or null when there is none; throws <see cref="RefusedException"/>, or what the parser throws.</summary>
    public ConfigNode? Root()
    {
        _ = events.Consume<StreamStart>();
        if (events.Accept<StreamEnd>(out _))
        {
            return null;
        }

        _ = events.Consume<DocumentStart>();
        var root = Node(0);
        _ = events.Consume<DocumentEnd>();
        if (events.Accept<DocumentStart>(out var second))
        {
            throw Refused(
                YamlDocument.At(second.Start), "YML008", new("a second document starts here", "ここから 2 つ目の文書が始まっています"),
                new(
                    "keep one document in a file and remove the --- or ... line",
                    "1 つのファイルに文書は 1 つだけにし、--- または ... の行を削除してください"));
        }

        return root is ScalarNode { IsNull: true } ? null : root;
    }

    private ConfigNode Node(int depth)
    {
        var start = YamlDocument.At((events.Current ?? throw new InvalidOperationException("The events are at an end.")).Start);
        Reached = start;
        if (events.TryConsume<AnchorAlias>(out var alias))
        {
            throw Refused(start, "YML003", new(
                $"alias *{Excerpt.Of(alias.Value.Value)} is not supported",
                $"エイリアス *{Excerpt.Of(alias.Value.Value)} は使えません"),
            new("write the value out", "値をそのまま書いてください"));
        }

        if (events.Current is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            throw Refused(
                start, "YML003", new(
                    $"anchor &{Excerpt.Of(anchored.Anchor.Value)} is not supported",
                    $"アンカー &{Excerpt.Of(anchored.Anchor.Value)} は使えません"),
                new("remove it and write the value out where it is needed", "削除し、必要な場所に値をそのまま書いてください"));
        }

        if (events.Current is NodeEvent { Tag.IsEmpty: false } tagged)
        {
            throw Refused(start, "YML009", new(
                $"tag {Excerpt.Of(tagged.Tag.Value)} is not supported",
                $"タグ {Excerpt.Of(tagged.Tag.Value)} は使えません"),
            new("remove it", "削除してください"));
        }

        if (events.TryConsume<Scalar>(out var scalar))
        {
            return Text(scalar);
        }

        if (depth == MaxDepth)
        {
            throw Refused(start, "YML010", new(
                $"nested more than {MaxDepth} levels deep",
                $"入れ子が {MaxDepth} 段を超えています"),
            new("write plain keys and lists", "キーとリストを単純に書いてください"));
        }

        return events.Accept<SequenceStart>(out _) ? Sequence(depth + 1) : Mapping(depth + 1);
    }

    private ScalarNode Text(Scalar scalar)
    {
        var isPlain = scalar.Style == ScalarStyle.Plain;
        if (!isPlain)
        {
            // A block ends before the first column of the line that follows it.
            continued.Add(((int)scalar.Start.Line + 1, (int)scalar.End.Line - (scalar.End.Column == 1 ? 1 : 0)));
        }

        var isBlock = scalar.Style is ScalarStyle.Folded or ScalarStyle.Literal;
        return new ScalarNode(YamlDocument.At(scalar.Start), isBlock ? scalar.Value.TrimEnd('\n') : scalar.Value, isPlain)
        {
            Style = scalar.Style,
            Start = (int)scalar.Start.Index,
            End = (int)scalar.End.Index,
        };
    }

    private SequenceNode Sequence(int depth)
    {
        var start = events.Consume<SequenceStart>();
        var items = new List<ConfigNode>();
        while (!events.Accept<SequenceEnd>(out _))
        {
            items.Add(Node(depth));
        }

        return new SequenceNode(YamlDocument.At(start.Start), items, start.Style == SequenceStyle.Flow)
        {
            Start = (int)start.Start.Index,
            End = End(events.Consume<SequenceEnd>(), start.Style == SequenceStyle.Flow),
        };
    }

    private MappingNode Mapping(int depth)
    {
        var start = events.Consume<MappingStart>();
        var entries = new OrderedDictionary<string, MappingEntry>(StringComparer.Ordinal);
        while (!events.Accept<MappingEnd>(out _))
        {
            var written = Node(depth);
            if (written is not ScalarNode key)
            {
                throw Refused(written.Position, "YML017", new(
                    "a key must be text",
                    "キーには文字列を書いてください"),
                new("write key: value", "「キー: 値」の形で書いてください"));
            }

            var entry = new MappingEntry(key.Position, key.Text, Node(depth)) { Start = key.Start };
            if (!entries.TryAdd(key.Text, entry))
            {
                problems.Add(new ConfigProblem(
                    file, key.Position.Line, key.Position.Column, "YML002",
                    new(
                        $"key \"{Excerpt.Of(key.Text)}\" is written twice, first in line {entries[key.Text].Position.Line}",
                        $"キー \"{Excerpt.Of(key.Text)}\" が 2 回書かれています（最初は {entries[key.Text].Position.Line} 行目）"),
                    new("keep one of them", "どちらかを削除してください")));
            }
        }

        return new MappingNode(YamlDocument.At(start.Start), [.. entries.Values], start.Style == MappingStyle.Flow)
        {
            Start = (int)start.Start.Index,
            End = End(events.Consume<MappingEnd>(), start.Style == MappingStyle.Flow),
        };
    }

    /// <summary>Behind the bracket or brace, at which YamlDotNet has both places of the event.</summary>
    private static int End(ParsingEvent last, bool isFlow) => (int)(isFlow ? last.Start.Index + 1 : last.End.Index);

    private RefusedException Refused(SourcePosition at, string code, Bilingual message, Bilingual fix) =>
        new(new ConfigProblem(file, at.Line, at.Column, code, message, fix));
}
