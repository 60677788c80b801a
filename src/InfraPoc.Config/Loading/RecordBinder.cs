using System.Collections;
using InfraPoc.Config.Validation;

namespace InfraPoc.Config.Loading;

/// <summary>Binds a YAML tree to a configuration record and reports everything that does not fit, not only the first.</summary>
internal sealed class RecordBinder
{
    private readonly string file;
    private readonly List<ConfigProblem> problems;
    private readonly Dictionary<string, (SourcePosition Position, string? Text)> places = new(StringComparer.Ordinal);
    private readonly HashSet<string> unbound = new(StringComparer.Ordinal);

    private RecordBinder(string file, List<ConfigProblem> problems)
    {
        this.file = file;
        this.problems = problems;
    }

    public static BoundFile<T> Bind<T>(string file, ConfigNode root, List<ConfigProblem> problems)
        where T : class
    {
        var binder = new RecordBinder(file, problems);
        var value = (T)binder.Record(typeof(T), root, "");
        return new BoundFile<T>(file, value, binder.places, binder.unbound, problems);
    }

    private object Record(Type type, ConfigNode node, string path)
    {
        var record = RecordShape.Placeholder(type);
        var keys = RecordShape.KeysOf(type);
        if (node is not MappingNode mapping)
        {
            var first = keys.GetAt(0).Key;
            Bilingual fix = path.Length == 0
                ? new(
                    $"write \"{first}: ...\" and the other keys below each other, as in the sample configuration",
                    $"サンプルの設定のように、\"{first}: ...\" とほかのキーを 1 行ずつ書いてください")
                : new Bilingual("write below it ", "その下に次のキーを書いてください：") + RecordShape.KeysInWords(type);
            var subject = path.Length == 0 ? new Bilingual("the file", "ファイル") : new(path, $"{path} ");
            Fail(node, path, "CFG003", subject + new Bilingual(" must be keys with values", "にはキーと値を書いてください") + Got(node), fix);
            return record;
        }

        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            if (!keys.TryGetValue(entry.Key, out var constraints))
            {
                UnknownKey(entry, path, keys.Keys);
                continue;
            }

            var valuePath = Join(path, entry.Key);
            _ = written.Add(entry.Key);
            places[valuePath] = (entry.Position, (entry.Value as ScalarNode)?.Text);
            var otherwise = constraints.IsRequired
                ? Bilingual.Empty
                : new(", or remove the key", "（またはキーを削除してください）");
            if (Value(constraints.Property.PropertyType, constraints, entry.Value, valuePath, otherwise) is { } value)
            {
                constraints.Property.SetValue(record, value);
            }
        }

        foreach (var (key, constraints) in keys.Where(key => key.Value.IsRequired && !written.Contains(key.Key)))
        {
            Fail(mapping, Join(path, key), "CFG002", new(
                $"{Join(path, key)} is missing",
                $"{Join(path, key)} がありません"),
            constraints.Fix);
        }

        return record;
    }

    private object? Value(Type type, Constraints constraints, ConfigNode node, string path, Bilingual otherwise)
    {
        if (node is ScalarNode { IsNull: true })
        {
            Fail(node, path, "CFG009", new($"{path} has no value", $"{path} に値がありません"), constraints.Fix + otherwise);
            return null;
        }

        if (RecordShape.ItemOf(type) is { } item)
        {
            return List(item, constraints, node, path);
        }

        if (RecordShape.IsRecord(type))
        {
            return Record(type, node, path);
        }

        var scalar = Nullable.GetUnderlyingType(type) ?? type;
        var (value, problem) = node is ScalarNode text
            ? constraints.Read(scalar, text)
            : (null, new ValueProblem("CFG003", ScalarText.MustBe(scalar) + Got(node), constraints.Fix));
        if (problem is not null)
        {
            Fail(node, path, problem.Code, At(path) + problem.Message, problem.Fix);
        }

        return value;
    }

    private IList? List(Type itemType, Constraints constraints, ConfigNode node, string path)
    {
        if (node is not SequenceNode sequence)
        {
            Fail(node, path, "CFG003", At(path) + new Bilingual("must be a list", "はリストにしてください") + Got(node), constraints.Fix);
            return null;
        }

        if (constraints.CountProblem(sequence.Items.Count) is { } count)
        {
            Fail(node, path, count.Code, At(path) + count.Message, count.Fix);
            return null;
        }

        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(itemType))!;
        foreach (var (index, item) in sequence.Items.Index())
        {
            var itemPath = $"{path}[{index}]";
            places[itemPath] = (item.Position, (item as ScalarNode)?.Text);
            _ = list.Add(Value(itemType, constraints, item, itemPath, new(
                ", or remove the item",
                "（または項目を削除してください）")) ?? RecordShape.Placeholder(itemType));
        }

        return list;
    }

    private void UnknownKey(MappingEntry entry, string path, IReadOnlyCollection<string> known)
    {
        var fix = Suggestion.Fix(entry.Key, known, new(
            $"remove it; the keys here are {string.Join(", ", known)}",
            $"削除してください。ここに書けるキーは {string.Join("、", known)} です"));
        problems.Add(new ConfigProblem(
            file, entry.Position.Line, entry.Position.Column, "CFG001",
            new(
                $"unknown key \"{Excerpt.Of(entry.Key)}\"{(path.Length == 0 ? "" : $" in {path}")}",
                $"{(path.Length == 0 ? "" : $"{path} に")}知らないキー \"{Excerpt.Of(entry.Key)}\" があります"),
            fix));
    }

    private void Fail(ConfigNode node, string path, string code, Bilingual message, Bilingual fix)
    {
        _ = unbound.Add(path);
        var position = places.TryGetValue(path, out var place) ? place.Position : node.Position;
        problems.Add(new ConfigProblem(file, position.Line, position.Column, code, message, fix));
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static Bilingual At(string path) => new($"{path} ", $"{path} ");

    private static Bilingual Got(ConfigNode node) => node switch
    {
        ScalarNode scalar => Excerpt.Got(scalar.Text),
        SequenceNode => new(", got a list", "（リストが書かれています）"),
        _ => new(", got keys and values", "（キーと値が書かれています）"),
    };
}
