namespace InfraPoc.Cli.Interaction;

/// <summary>Who reads the output.</summary>
public enum OutputFormat
{
    /// <summary>A person.</summary>
    Table,

    /// <summary>A program: one JSON document on standard output.</summary>
    Json,

    /// <summary>Code scanning services: the Static Analysis Results Interchange Format, version 2.1.0.</summary>
    Sarif,

    /// <summary>Whoever approves a pull request: a comment.</summary>
    Markdown,
}
