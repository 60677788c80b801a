using InfraPoc.Cli.Interaction;
using InfraPoc.Config;
using Spectre.Console.Testing;

namespace InfraPoc.Cli.Tests.Interaction;

public sealed class DialogueTests
{
    /// <summary>A person who wants to leave types Ctrl+D as well as Ctrl+C.</summary>
    [Fact]
    public void Ask_EndOfInput_CancelsTheCommand()
    {
        using var console = new TestConsole();
        console.Input.PushKey(new ConsoleKeyInfo('\u0004', ConsoleKey.D, shift: false, alt: false, control: true));
        console.Input.PushKey(ConsoleKey.Enter);

        _ = Should.Throw<OperationCanceledException>(() =>
            new Dialogue(console, Language.English, 1).Ask(new("Which?", "どれ？"), [], "x", "x", _ => []));
    }
}
