namespace InfraPoc.Cli.Commands;

/// <summary>A command whose help begins with examples.</summary>
internal interface IHasExamples
{
    /// <summary>The examples.</summary>
    IReadOnlyList<Example> Examples { get; }
}
