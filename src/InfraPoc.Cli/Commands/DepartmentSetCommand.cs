using System.CommandLine;
using InfraPoc.Config;
using InfraPoc.Config.Editing;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Commands;

/// <summary><c>infrapoc department set</c>: gives keys of a department's file other values.</summary>
internal sealed class DepartmentSetCommand : EditCommand
{
    private readonly Argument<string> id;
    private readonly Argument<string[]> values;
    private readonly Option<string> reason;

    public DepartmentSetCommand(Session session)
        : base(
            session, "set", new("Change keys of a department's file; comments and order stay", "部門の設定ファイルの値を変える（コメントと順序は変えない）"),
            new("department set sales budget.monthly=60000 budget.daily=6000", new("two keys at once", "2 つの値を一度に変える")),
            new("department set sales members+=sales-trial-04@example.com", new("one more item of a list; -= removes one", "リストに 1 件加える（-= で除く）")),
            new("department set sales budget.hourly=", new("removes a key that may be left out", "省略できるキーを削除する")))
    {
        Arguments.Add(id = CommonOptions.DepartmentArgument(session));
        Arguments.Add(values = new Argument<string[]>("KEY=VALUE")
        {
            Description = session.Say(new("The key as messages name it, and its value", "キー（メッセージと同じ書き方）と値")),
            Arity = ArgumentArity.OneOrMore,
        });
        Options.Add(reason = session.Option<string>(
            "--reason", "TEXT", new("Why; a line with today's date above the first key", "理由（日付とともに最初のキーの上に書き込む）")));
    }

    protected override Outcome Execute(ParseResult arguments)
    {
        var root = CommonOptions.RootOf(arguments);
        var file = FileOf(root, arguments.GetRequiredValue(id));
        var draft = new ConfigDraft(root);
        if (arguments.GetRequiredValue(values) is [var one] && Stands(one, Path.GetFileNameWithoutExtension(file)) is { } command)
        {
            throw CommandException.Misused(new Bilingual("a status is written with its reason and day: ", "status は理由や日付とともに書きます：") + command);
        }

        foreach (var assignment in arguments.GetRequiredValue(values))
        {
            Apply(draft, file, assignment);
        }

        if (draft.Files.Any() && arguments.GetValue(reason) is { } why)
        {
            var key = arguments.GetRequiredValue(values)[0].Split('=')[0].TrimEnd('+', '-');
            draft.Change<Department>(file, YamlChange.Comment(key, Comment(root, new("changed", "変更"), why)));
        }

        return Write(arguments, root, draft, NextDeploy);
    }

    /// <summary>The command that writes a status with what belongs to it; null for another key.</summary>
    private static Bilingual? Stands(string assignment, string department) => assignment switch
    {
        "status=closed" => new(
            $"`infrapoc department close {department} --outcome expand|continue|stop --notes TEXT`",
            $"`infrapoc department close {department} --outcome expand|continue|stop --notes 結果の説明`"),
        "status=suspended" => new(
            $"`infrapoc department suspend {department} --reason TEXT`", $"`infrapoc department suspend {department} --reason 理由`"),
        _ => null,
    };

    /// <summary>A file that is not valid can be put right.</summary>
    private string FileOf(string root, string department)
    {
        var result = Session.Read(root);
        if (result.Config is { } company)
        {
            return ConfigDraft.FileOf(company.Department(department).Id);
        }

        var file = ConfigDraft.FileOf(department);
        return TypedValue.Read<Department>("id", department).Problem is null && File.Exists(Path.Combine(root, file)) ? file
            : throw CommandException.Misused(new(
            $"There is no department \"{Excerpt.Of(department)}\"", $"部門「{Excerpt.Of(department)}」はありません"));
    }

    private static void Apply(ConfigDraft draft, string file, string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw CommandException.Misused(new(
                $"\"{Excerpt.Of(assignment)}\" is not of the form key=value, e.g. budget.monthly=60000",
                $"「{Excerpt.Of(assignment)}」は キー=値 の形ではありません（例：budget.monthly=60000）"));
        }

        var (key, text) = (assignment[..equals], assignment[(equals + 1)..]);
        var change = key[^1] is '+' or '-' ? key[^1] : '=';
        key = key.TrimEnd('+', '-');
        if (text.Length == 0 && change == '=' && TypedValue.IsOptional<Department>(key))
        {
            draft.Change<Department>(file, YamlChange.Remove(key));
            return;
        }

        if (change != '=' && !TypedValue.IsList<Department>(key))
        {
            throw CommandException.Misused(new(
                $"{Excerpt.Of(key)} is no list of values; write {Excerpt.Of(key)}=value", $"{Excerpt.Of(key)} は値のリストではありません。{Excerpt.Of(key)}=値 と書いてください"));
        }

        draft.Change<Department>(file, ListChanges.Of(draft.Tree(file), key, Value(Excerpt.Of(assignment), key, text), change));
    }
}
