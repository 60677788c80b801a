using System.CommandLine;
using InfraPoc.Cli.Interaction;

namespace InfraPoc.Cli.Commands;

/// <summary>The options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>The project folder.</summary>
    public static Option<DirectoryInfo> Root { get; } = new("--root")
    {
        Description = "The project folder, which contains config/",
        DefaultValueFactory = _ => new DirectoryInfo("."),
        Recursive = true,
    };

    /// <summary>The cloud assembly.</summary>
    public static Option<string> Assembly() => new("--assembly")
    {
        Description = "The folder `cdk synth` wrote to, relative to the project folder",
        DefaultValueFactory = _ => "cdk.out",
    };

    /// <summary>Whether warnings fail.</summary>
    public static Option<bool> WarningsAsErrors() => new("--warnings-as-errors")
    {
        Description = "Fail when there are warnings, as with problems",
    };

    /// <summary>Who reads the output.</summary>
    public static Option<OutputFormat> Format() => new("--format")
    {
        Description = "text for people, json for programs",
        DefaultValueFactory = _ => OutputFormat.Text,
    };
}
