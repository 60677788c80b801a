using Spectre.Console;
using Spectre.Console.Rendering;

namespace InfraPoc.Cli.Interaction;

/// <summary>A console on which the end of input, Ctrl+D, cancels what is asked; Spectre.Console alone does nothing then.</summary>
/// <param name="console">The console.</param>
internal sealed class EndableConsole(IAnsiConsole console) : IAnsiConsole, IAnsiConsoleInput
{
    private const char EndOfTransmission = '\u0004';

    public Profile Profile => console.Profile;

    public IAnsiConsoleCursor Cursor => console.Cursor;

    public IAnsiConsoleInput Input => this;

    public IExclusivityMode ExclusivityMode => console.ExclusivityMode;

    public RenderPipeline Pipeline => console.Pipeline;

    public void Clear(bool home) => console.Clear(home);

    public void Write(IRenderable renderable) => console.Write(renderable);

    public void WriteAnsi(Action<AnsiWriter> action) => console.WriteAnsi(action);

    public bool IsKeyAvailable() => console.Input.IsKeyAvailable();

    public ConsoleKeyInfo? ReadKey(bool intercept) => Checked(console.Input.ReadKey(intercept));

    public async Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken) =>
        Checked(await console.Input.ReadKeyAsync(intercept, cancellationToken).ConfigureAwait(false));

    private static ConsoleKeyInfo? Checked(ConsoleKeyInfo? key) =>
        key?.KeyChar == EndOfTransmission ? throw new OperationCanceledException() : key;
}
