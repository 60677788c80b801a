using System.Globalization;
using System.Text;
using InfraPoc.Cli;
using InfraPoc.Cli.Interaction;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Read by the Node process that CDK starts: no banner about a Node release that still works. The value lists major versions.
Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,20");

// Japanese text on a Windows console; UTF-8 without a byte order mark elsewhere too.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

return InfraPocCommand.Run(args, Terminal.OfProcess());
