using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace InfraPoc.Cli.Interaction;

/// <summary>Where a command writes: results to standard output, problems to standard error.</summary>
/// <param name="Console">Tables and text for people; colours only on a terminal and without <c>NO_COLOR</c>.</param>
/// <param name="Out">Standard output, for JSON.</param>
/// <param name="Error">Standard error.</param>
public sealed record Terminal(IAnsiConsole Console, TextWriter Out, TextWriter Error)
{
    /// <summary>Width of tables where there is no terminal to ask, in columns.</summary>
    private const int WidthOfPipe = 140;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The terminal or pipe this process is attached to.</summary>
    public static Terminal OfProcess()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Out) });
        if (System.Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthOfPipe;
        }

        return new Terminal(console, System.Console.Out, System.Console.Error);
    }

    /// <summary>Writes one JSON document.</summary>
    public void WriteJson<T>(T value) => Out.WriteLine(JsonSerializer.Serialize(value, Json));
}
