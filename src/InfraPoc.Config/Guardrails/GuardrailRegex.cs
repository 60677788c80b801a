namespace InfraPoc.Config;

/// <summary>One regular expression of a guardrail's sensitive-information policy, within the limits of Amazon Bedrock.</summary>
/// <remarks>
/// AWS documents neither the engine nor its flags, only that lookaround is not supported. So patterns are written in what
/// all engines share: characters, classes, groups, alternatives, bounded repetition, <c>^</c> and <c>$</c>.
/// See: https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-sensitive-filters.html
/// </remarks>
/// <param name="Name">At most 100 characters; what a masked text is replaced by.</param>
/// <param name="Description">What it finds, for the person who reads the guardrail in the console.</param>
/// <param name="Pattern">At most <see cref="MaximumLength"/> characters.</param>
public sealed record GuardrailRegex(string Name, string Description, string Pattern)
{
    /// <summary>Regular expressions in one guardrail: the quota AWS documents; its API model would take 30.</summary>
    public const int MaximumCount = 10;

    /// <summary>Characters of one pattern.</summary>
    public const int MaximumLength = 500;
}
