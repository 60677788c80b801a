using System.Globalization;
using System.Text;
using InfraPoc.Cli;
using InfraPoc.Cli.Interaction;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Japanese text on a Windows console; UTF-8 without a byte order mark elsewhere too.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

return InfraPocCommand.Run(args, Terminal.OfProcess());
