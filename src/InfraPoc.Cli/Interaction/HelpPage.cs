using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using InfraPoc.Cli.Commands;
using InfraPoc.Config;
using Spectre.Console;

namespace InfraPoc.Cli.Interaction;

/// <summary>The help of a command as lines: examples first, then what there is.</summary>
internal sealed class HelpPage(Session session, int width) : SynchronousCommandLineAction
{
    private const int Indent = 2;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Lines(parseResult.CommandResult.Command).ToList().ForEach(session.Terminal.Out.WriteLine);
        return ExitCode.Success;
    }

    /// <summary>The help of a command.</summary>
    public IReadOnlyList<string> Lines(Command command)
    {
        var name = UsageErrors.NameOf(command);
        var isRoot = name == InfraPocCommand.Name;
        var own = command.Options.Where(option => !option.Recursive && option is not (HelpOption or VersionOption)).ToList();
        var shared = UsageErrors.AllOptions(command).Where(option => option.Recursive).Concat(isRoot ? command.Options : [])
            .Except(own).Distinct().Where(option => !option.Hidden).ToList();
        IEnumerable<Example> examples = command is IHasExamples shown ? shown.Examples : InfraPocCommand.Examples;
        return
        [
            .. Wrapped(command.Description ?? "", 0),
            .. Section(new("Examples", "例"), examples.SelectMany(example => (string[])
            [
                .. example.Before.Select(line => $"  {line}"), $"  {session.Terminal.Command} {example.Arguments}",
                .. Wrapped(session.Say(example.What), 3 * Indent),
            ])),
            .. Section(new("Usage", "使い方"), [$"  {Usage(command, name)}"]),
            .. Section(new("Commands", "コマンド"), Rows(command.Subcommands.Select(child => (Words(child), child.Description)))),
            .. Section(new("Arguments", "引数"), Rows(command.Arguments.Select(argument => (Words(argument), argument.Description)))),
            .. Section(new("Options", "オプション"), Rows(own.Select(Row))),
            .. Section(new("Options of every command", "共通のオプション"), Rows(shared.Select(Row))),
            .. Section(
                new("Exit codes", "終了コード"),
                isRoot ? Rows(ExitCode.Meanings.Select(each => ($"{each.Code}", (string?)session.Say(each.Meaning)))) : []),
        ];
    }

    private IEnumerable<string> Section(Bilingual title, IEnumerable<string> lines) =>
        lines.ToList() is { Count: > 0 } written ? ["", $"{session.Say(title)}{session.Say(Colon)}", .. written] : [];

    private static readonly Bilingual Colon = new(":", "：");

    private string Usage(Command command, string name) => string.Join<string>(' ',
    [
        name,
        .. command.Subcommands.Count > 0 ? new[] { session.Say(new("COMMAND", "コマンド")) } : [],
        .. command.Arguments.Select(Words),
        .. command.Options.Where(option => option.Required).Select(Words),
        session.Say(new("[options]", "[オプション]")),
    ]);

    private static string Words(Command command) => string.Join(' ', command.Arguments.Select(Words).Prepend(command.Name));

    private static string Words(Argument argument)
    {
        var many = argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}..." : argument.Name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{many}]" : many;
    }

    private static string Words(Option option) => option.HelpName is { } value ? $"{option.Name} {value}" : option.Name;

    private (string, string?) Row(Option option)
    {
        var otherwise = option.HasDefaultValue && option.Arity.MinimumNumberOfValues > 0 ? $" [{Default(option)}]" : "";
        var must = option.Required ? session.Say(new(" (required)", "（必須）")) : "";
        return (Words(option), $"{option.Description}{must}{otherwise}");
    }

    private static string Default(Option option) => option.GetDefaultValue() switch
    {
        Enum value => value.ToString().ToLowerInvariant(),
        var value => $"{value}",
    };

    /// <summary>Two columns, the first as wide as its widest cell.</summary>
    private IEnumerable<string> Rows(IEnumerable<(string Words, string? Text)> rows)
    {
        var all = rows.ToList();
        var first = all.Select(row => row.Words.GetCellWidth()).DefaultIfEmpty().Max() + Indent;
        foreach (var (words, text) in all)
        {
            var lines = Wrapped(text ?? "", Indent + first).ToList();
            yield return $"{new string(' ', Indent)}{words}{new string(' ', first - words.GetCellWidth())}{lines[0].TrimStart()}";
            foreach (var line in lines.Skip(1))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<string> Wrapped(string text, int indent) => WrappedText.Lines(text, width, indent, indent);
}
