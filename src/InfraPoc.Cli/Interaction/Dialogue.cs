using InfraPoc.Config;
using Spectre.Console;

namespace InfraPoc.Cli.Interaction;

/// <summary>Asks a person questions, one at a time, each with what may be answered; what is typed is text and nothing else.</summary>
/// <param name="console">Where.</param>
/// <param name="language">In which language.</param>
/// <param name="count">How many questions there are.</param>
internal sealed class Dialogue(IAnsiConsole console, Language language, int count)
{
    private const int Indent = 5;

    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Grey = new(Color.Grey);
    private static readonly Style Red = new(Color.Red);

    private int number;

    /// <summary>Asks until the answer has nothing wrong with it.</summary>
    /// <param name="title">The question.</param>
    /// <param name="help">Why it is asked and how it is answered, in lines.</param>
    /// <param name="example">An answer; shown where there is no default.</param>
    /// <param name="otherwise">What an empty answer means; null where there must be one.</param>
    /// <param name="problems">What is wrong with an answer, in lines; none when it is taken.</param>
    public void Ask(
        Bilingual title, IReadOnlyList<string> help, string example, string? otherwise, Func<string, IReadOnlyList<string>> problems)
    {
        number++;
        var place = $"{number}/{count}  ";
        console.WriteLine();
        console.WriteWrapped($"{place}{title.In(language)}", 0, place.Length, Bold);
        foreach (var line in help)
        {
            // What is indented is an item, and goes on further in.
            var own = line.Length - line.TrimStart(' ').Length;
            console.WriteWrapped(line.TrimStart(' '), Indent + own, Indent + (2 * own), Grey);
        }

        if (otherwise is null)
        {
            console.WriteWrapped($"{new Bilingual("For example: ", "例：").In(language)}{example}", Indent, Indent + 2, Grey);
        }
        else
        {
            console.WriteWrapped($"{new Bilingual("Enter alone: ", "Enter だけなら：").In(language)}{otherwise}", Indent, Indent + 2);
        }

        IReadOnlyList<string> wrong;
        do
        {
            var typed = new EndableConsole(console).Prompt(new TextPrompt<string>("  [green]>[/]").AllowEmpty()).Trim();
            var answer = typed.Length == 0 ? otherwise ?? "" : typed;
            wrong = answer.Length == 0 ? [new Bilingual("An answer is needed.", "回答が必要です。").In(language)] : problems(answer);
            wrong.ToList().ForEach(line => console.WriteWrapped(line, 2, 4, Red));
        }
        while (wrong.Count > 0);
    }
}
