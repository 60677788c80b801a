using System.CommandLine;
using System.CommandLine.Parsing;
using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using InfraPoc.Config.Validation;

namespace InfraPoc.Cli.Commands;

/// <summary>
/// The options that several commands share, and how options are made: what cannot be read is said in the session's language.
/// </summary>
internal static class CommonOptions
{
    /// <summary>The name of the option that names the project folder.</summary>
    public const string RootName = "--root";

    /// <summary>The project folder.</summary>
    public static Option<string> Root(Session session)
    {
        var option = session.Option<string>(RootName, "DIR", new("The project folder, which contains config/", "config/ があるプロジェクトのフォルダー"));
        option.DefaultValueFactory = _ => ".";
        option.Recursive = true;
        return option;
    }

    /// <summary>The project folder of a command line, as a full path.</summary>
    public static string RootOf(ParseResult arguments) => Path.GetFullPath(arguments.GetRequiredValue<string>(RootName));

    /// <summary>The language, which is found before the command line is parsed.</summary>
    public static Option<Language> Lang(Session session)
    {
        var option = session.Choice(
            CommandLanguage.Name, CommandLanguage.ByWord, null, new("Language of the output; the company's by default", "出力の言語（既定は会社の言語）"));
        option.Recursive = true;
        return option;
    }

    /// <summary>The cloud assembly.</summary>
    public static Option<string> Assembly(Session session)
    {
        var option = session.Option<string>(
            "--assembly", "DIR",
            new("The folder that `npm start` or `cdk synth` wrote, relative to the project folder", "`npm start` や `cdk synth` が出力したフォルダー（プロジェクトのフォルダーからの相対パス）"));
        option.DefaultValueFactory = _ => "cdk.out";
        return option;
    }

    /// <summary>A department; its id is completed from the files there are.</summary>
    public static Option<string> Department(Session session)
    {
        var option = session.Option<string>("--department", "ID", new("A department's id", "部門の id"));
        option.CompletionSources.Add(context => DepartmentIds(context.ParseResult));
        return option;
    }

    /// <summary>The same as an argument.</summary>
    public static Argument<string> DepartmentArgument(Session session)
    {
        var argument = new Argument<string>("ID") { Description = session.Say(new("A department's id", "部門の id")) };
        argument.CompletionSources.Add(context => DepartmentIds(context.ParseResult));
        return argument;
    }

    /// <summary>Whether warnings fail.</summary>
    public static Option<bool> WarningsAsErrors(Session session) => session.Flag(
        "--warnings-as-errors", new("Exit with 1 when there are warnings", "警告があれば終了コード 1 で終了する"));

    /// <summary>Who reads the output.</summary>
    public static Option<OutputFormat> Format(Session session) => session.Format(
        new("A table for people, or JSON for programs", "人が読む表、またはプログラム用の JSON"), OutputFormat.Table, OutputFormat.Json);

    /// <summary>The same for other readers, the usual one first.</summary>
    public static Option<OutputFormat> Format(this Session session, Bilingual description, params IReadOnlyList<OutputFormat> formats) =>
        session.Choice("--format", Words(formats), formats[0], description);

    private static IEnumerable<string> DepartmentIds(ParseResult parsed)
    {
        var folder = Path.Combine(parsed.GetValue<string>(RootName) ?? ".", ConfigLoader.Folder, "departments");
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml") : [];
        return files.Select(file => Path.GetFileNameWithoutExtension(file)).Where(id => !id.StartsWith('.')).Order(StringComparer.Ordinal);
    }

    /// <summary>An option with a text.</summary>
    /// <param name="session">In which language.</param>
    /// <param name="name">With both dashes.</param>
    /// <param name="value">What stands for the value in the help, in capitals.</param>
    /// <param name="description">What it is, without a full stop.</param>
    public static Option<T> Option<T>(this Session session, string name, string value, Bilingual description)
    {
        var option = new Option<T>(name) { Description = session.Say(description), HelpName = value };

        // The next option, where the value was forgotten, or a variable of a script that is not set.
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0 || token.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError(session.Say(UsageErrors.NeedsValue(option)));
            }
        });
        return option;
    }

    /// <summary>An option without a value.</summary>
    public static Option<bool> Flag(this Session session, string name, Bilingual description) => new(name)
    {
        Description = session.Say(description),
        Arity = ArgumentArity.Zero,
    };

    /// <summary>An option whose value is one of some words.</summary>
    /// <param name="session">In which language.</param>
    /// <param name="name">With both dashes.</param>
    /// <param name="words">The words and what they mean.</param>
    /// <param name="otherwise">What it is without the option; null where it may be missing.</param>
    /// <param name="description">What it is, without a full stop.</param>
    public static Option<T> Choice<T>(
        this Session session, string name, IReadOnlyDictionary<string, T> words, T? otherwise, Bilingual description)
        where T : struct
    {
        var option = session.Option<T>(name, string.Join('|', words.Keys), description);
        option.CustomParser = result => Word(session, result, words, result.Tokens.Count > 0 ? result.Tokens[^1].Value : "");
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. words.Keys]);
        if (otherwise is { } value)
        {
            option.DefaultValueFactory = _ => value;
        }

        return option;
    }

    /// <summary>Values by their names as words of a command line; every value by default.</summary>
    public static IReadOnlyDictionary<string, T> Words<T>(params IReadOnlyList<T> values)
        where T : struct, Enum =>
        (values.Count > 0 ? values : Enum.GetValues<T>()).ToDictionary(value => value.ToString().ToLowerInvariant());

    /// <summary>An option that may be repeated, each time with one of some words; none without it.</summary>
    public static Option<T[]> Choices<T>(
        this Session session, string name, IReadOnlyDictionary<string, T> words, Bilingual description)
        where T : struct
    {
        var option = session.Option<T[]>(name, string.Join('|', words.Keys), description);
        option.Arity = ArgumentArity.OneOrMore;
        option.CustomParser = result => [.. result.Tokens.Select(token => Word(session, result, words, token.Value))];
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. words.Keys]);
        return option;
    }

    private static T Word<T>(Session session, ArgumentResult result, IReadOnlyDictionary<string, T> words, string text)
        where T : struct
    {
        if (!words.TryGetValue(text, out var value))
        {
            var name = ((OptionResult)result.Parent!).Option.Name;
            result.AddError(session.Say(new(
                $"{name} must be one of {string.Join(", ", words.Keys)}, got \"{Excerpt.Of(text)}\"",
                $"{name} は {string.Join("、", words.Keys)} のいずれかです（\"{Excerpt.Of(text)}\" と書かれています）")));
        }

        return value;
    }
}
