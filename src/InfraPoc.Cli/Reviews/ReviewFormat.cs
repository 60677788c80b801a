namespace InfraPoc.Cli.Reviews;

/// <summary>How a review is written.</summary>
internal enum ReviewFormat
{
    /// <summary>As a comment on a pull request.</summary>
    Markdown,

    /// <summary>One JSON document on standard output.</summary>
    Json,

    /// <summary>Tables for a person at a terminal.</summary>
    Table,
}
