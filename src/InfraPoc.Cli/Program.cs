using System.Globalization;
using System.Text;
using InfraPoc.Cli;
using InfraPoc.Cli.Interaction;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Japanese text on a Windows console; UTF-8 without a byte order mark elsewhere too.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// The same code on every system, and no stack trace.
Console.CancelKeyPress += (_, _) => Environment.Exit(ExitCode.Cancelled);

#pragma warning disable RS0030 // An entry point.
return InfraPocCommand.Run(args, Terminal.OfProcess(Environment.GetEnvironmentVariable));
#pragma warning restore RS0030
