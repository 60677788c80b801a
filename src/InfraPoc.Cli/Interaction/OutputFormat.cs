namespace InfraPoc.Cli.Interaction;

/// <summary>Who reads the output.</summary>
public enum OutputFormat
{
    /// <summary>A person.</summary>
    Table,

    /// <summary>A program: one JSON document on standard output.</summary>
    Json,
}
