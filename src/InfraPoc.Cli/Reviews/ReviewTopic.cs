namespace InfraPoc.Cli.Reviews;

/// <summary>What a reviewer decides about.</summary>
internal enum ReviewTopic
{
    /// <summary>Who may do what.</summary>
    Access,

    /// <summary>What may be spent.</summary>
    Money,

    /// <summary>Where texts are processed.</summary>
    Residency,

    /// <summary>Controls and guardrails.</summary>
    Protection,

    /// <summary>What holds something, or lets somebody in, and is destroyed or replaced.</summary>
    State,
}
