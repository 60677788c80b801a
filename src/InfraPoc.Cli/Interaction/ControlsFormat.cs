namespace InfraPoc.Cli.Interaction;

/// <summary>How the result of checking controls is written.</summary>
public enum ControlsFormat
{
    /// <summary>For a person.</summary>
    Table,

    /// <summary>One JSON document on standard output.</summary>
    Json,

    /// <summary>The same in the Static Analysis Results Interchange Format, version 2.1.0, which code scanning services read.</summary>
    Sarif,
}
