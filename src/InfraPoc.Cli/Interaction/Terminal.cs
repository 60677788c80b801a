using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using InfraPoc.Config;
using Spectre.Console;

namespace InfraPoc.Cli.Interaction;

/// <summary>Where a command writes: data to standard output, everything else to standard error.</summary>
/// <param name="Console">Tables and text for people; colours only on a terminal and without <c>NO_COLOR</c>.</param>
/// <param name="Out">Standard output, for JSON.</param>
/// <param name="Error">Standard error.</param>
public sealed record Terminal(IAnsiConsole Console, TextWriter Out, TextWriter Error)
{
    /// <summary>Width of tables where there is no terminal to ask, in columns.</summary>
    private const int WidthOfPipe = 140;

    private const int NarrowestWidth = 20;

    /// <summary>How JSON is written, and its schemas.</summary>
    internal static readonly JsonSerializerOptions Json = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>
    /// Where a person can be asked, which is standard error, so that what is asked never mixes with data; null where nobody can: without a
    /// terminal, and in CI.
    /// </summary>
    public IAnsiConsole? Dialog { get; init; }

    /// <summary>What a person types for the command: in a checkout it is not on the PATH.</summary>
    public string Command { get; init; } = InfraPocCommand.Name;

    /// <summary>The language before there is a company.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>The terminal or pipe this process is attached to.</summary>
    /// <param name="environment">Reads an environment variable.</param>
    public static Terminal OfProcess(Func<string, string?> environment)
    {
        var isPlain = environment("NO_COLOR") is { Length: > 0 };
        var console = Of(System.Console.Out, isPlain || System.Console.IsOutputRedirected);
        if (System.Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthOfPipe;
        }

        var canAsk = !System.Console.IsInputRedirected && !System.Console.IsErrorRedirected && environment("CI") is not { Length: > 0 };
        return new Terminal(console, System.Console.Out, System.Console.Error)
        {
            Dialog = canAsk ? Of(System.Console.Error, isPlain) : null,
            Command = environment("INFRAPOC_COMMAND") is { Length: > 0 } command ? command : InfraPocCommand.Name,
            Language = environment("LC_ALL") is { Length: > 0 } all ? LanguageOf(all) : LanguageOf(environment("LANG")),
        };
    }

    /// <summary>Writes one JSON document.</summary>
    public void WriteJson<T>(T value) => Out.WriteLine(JsonSerializer.Serialize(value, Json));

    private static IAnsiConsole Of(TextWriter writer, bool isPlain)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(writer),

            // The default ones turn escape sequences on where GitHub Actions and others run, pipe or not.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });

        // In a column of one no Japanese character has room, and the library never ends.
        console.Profile.Width = Math.Max(NarrowestWidth, console.Profile.Width);
        return console;
    }

    private static Language LanguageOf(string? locale) =>
        locale?.StartsWith("ja", StringComparison.Ordinal) == true ? Language.Japanese : Language.English;
}
