using System.CommandLine;
using System.CommandLine.Parsing;
using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Interaction;

/// <summary>What is wrong with a command line, in both languages: the library's own sentences are in the machine's.</summary>
internal static class UsageErrors
{
    /// <summary>The sentences, each once.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed, Session session)
    {
        var command = parsed.CommandResult.Command;

        // What follows an unknown option may be its value.
        var unknown = parsed.UnmatchedTokens.ToLookup(token => token.StartsWith('-'));
        if (unknown[false].FirstOrDefault(token => command.Subcommands.Any(child => child.Name == token)) is { } behind)
        {
            return [session.Say(new(
                $"What follows \"--\" is no command; write {NameOf(command)} {behind} without it",
                $"\"--\" の後の語はコマンドになりません。\"--\" を省いて {NameOf(command)} {behind} と書いてください"))];
        }

        List<string> errors =
        [
            .. (unknown[true].Any() ? unknown[true] : unknown[false]).Select(token => session.Say(Unknown(token, command))),
            .. AllOptions(command).Where(option => option.Required && parsed.GetResult(option) is null or { Implicit: true })
                .Select(option => session.Say(new($"{option.Name} is missing", $"{option.Name} がありません"))),
            .. parsed.Errors.Select(error => Of(error, session)).OfType<string>(),
        ];
        return errors.Count > 0
            ? [.. errors.Distinct(StringComparer.Ordinal)]
            : [session.Say(new($"{NameOf(command)} needs a command", $"{NameOf(command)} の後にコマンドを書いてください"))];
    }

    /// <summary>The command with the words before it.</summary>
    public static string NameOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{NameOf(parent)} {command.Name}" : InfraPocCommand.Name;

    /// <summary>The options that a command takes, those of the commands around it included.</summary>
    public static IEnumerable<Option> AllOptions(Command command) => command.Options.Concat(
        command.Parents.OfType<Command>().SelectMany(AllOptions).Where(option => option.Recursive));

    /// <summary>An option without its value.</summary>
    public static Bilingual NeedsValue(Option option) => new(
        $"{option.Name} needs a value: {option.Name} {option.HelpName}", $"{option.Name} には値が必要です：{option.Name} {option.HelpName}");

    /// <summary>Null for an option that is missing, which is said already.</summary>
    private static string? Of(ParseError error, Session session) => error.SymbolResult switch
    {
        OptionResult { IdentifierTokenCount: 0 } => null,
        OptionResult { Tokens.Count: 0, Option.Arity.MinimumNumberOfValues: > 0 } option => session.Say(NeedsValue(option.Option)),
        OptionResult option when option.Tokens.Count > option.Option.Arity.MaximumNumberOfValues => session.Say(new(
            $"{option.Option.Name} is given twice", $"{option.Option.Name} が 2 回書かれています")),
        ArgumentResult { Tokens.Count: 0 } argument when argument.Parent is CommandResult => session.Say(new(
            $"{argument.Argument.Name} is missing: {argument.Argument.Description}",
            $"{argument.Argument.Name} がありません：{argument.Argument.Description}")),
        CommandResult => null,
        _ => error.Message,
    };

    private static Bilingual Unknown(string token, Command command)
    {
        var known = token.StartsWith('-')
            ? AllOptions(command).SelectMany(option => option.Aliases.Append(option.Name))
            : command.Subcommands.Select(child => child.Name);
        var nearest = Suggestion.Nearest(token, known);
        var what = token.StartsWith('-') ? new Bilingual("option", "オプション")
            : command.Subcommands.Count > 0 ? new("command", "コマンド")
            : new Bilingual("word", "引数");
        return new(
            $"{NameOf(command)} has no {what.English} \"{Excerpt.Of(token)}\"{(nearest is null ? "" : $"; did you mean \"{nearest}\"?")}",
            $"{NameOf(command)} に{what.Japanese} \"{Excerpt.Of(token)}\" はありません{(nearest is null ? "" : $"（\"{nearest}\" のことですか）")}");
    }
}
