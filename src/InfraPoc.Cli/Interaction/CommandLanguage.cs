using InfraPoc.Config;

namespace InfraPoc.Cli.Interaction;

/// <summary>
/// The language of a command line, found before it is parsed, because help and errors are in it: that of <c>--lang</c>, else the
/// company's, else the terminal's.
/// </summary>
internal static class CommandLanguage
{
    /// <summary>The option.</summary>
    public const string Name = "--lang";

    /// <summary>The languages by the word that files and command lines have for them.</summary>
    public static IReadOnlyDictionary<string, Language> ByWord { get; } = new Dictionary<string, Language>(StringComparer.Ordinal)
    {
        ["en"] = Language.English,
        ["ja"] = Language.Japanese,
    };

    public static Language Of(IReadOnlyList<string> arguments, Language otherwise) =>
        Value(arguments, Name) is { } word && ByWord.TryGetValue(word, out var language)
            ? language
            : ConfigLoader.LanguageOf(Value(arguments, "--root") ?? ".") ?? otherwise;

    private static string? Value(IReadOnlyList<string> arguments, string option)
    {
        for (var i = arguments.Count - 1; i >= 0; i--)
        {
            if (new[] { '=', ':' }.Any(sign => arguments[i].StartsWith(option + sign, StringComparison.Ordinal)))
            {
                return arguments[i][(option.Length + 1)..];
            }

            if (arguments[i] == option && i + 1 < arguments.Count)
            {
                return arguments[i + 1];
            }
        }

        return null;
    }
}
