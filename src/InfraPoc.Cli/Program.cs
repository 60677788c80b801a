using System.Globalization;
using System.Text;
using InfraPoc.Cli;
using InfraPoc.Cli.Interaction;
using InfraPoc.Config;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Japanese text on a Windows console; UTF-8 without a byte order mark elsewhere too.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

if (args is [[not '-', ..], ..])
{
    // Most of a short command's time goes into compiling what reads the configuration: done on the other processor while the command line
    // is understood. What it reads is thrown away, and read again by the command, which knows where and when.
    _ = Task.Run(() => ConfigLoader.Load(Directory.GetCurrentDirectory()));
}

#pragma warning disable RS0030 // An entry point.
var terminal = Terminal.OfProcess(Environment.GetEnvironmentVariable);
#pragma warning restore RS0030

// The same code on every system, and no stack trace. What shows progress hides the cursor.
Console.CancelKeyPress += (_, _) =>
{
    terminal.Dialog?.Cursor.Show(true);
    Environment.Exit(ExitCode.Cancelled);
};

return InfraPocCommand.Run(args, terminal);
