namespace InfraPoc.Iam;

/// <summary>One call to AWS: who does what to which resource, in which circumstances.</summary>
public sealed record PolicyRequest
{
    /// <summary>
    /// The ARN of a role, user, session or identity provider; for resource policies also a service such as <c>bedrock.amazonaws.com</c>.
    /// </summary>
    public required string Principal { get; init; }

    /// <summary>One action, such as <c>bedrock:InvokeModel</c>.</summary>
    public required string Action { get; init; }

    /// <summary>One ARN, or <c>*</c> for an action that has no resource.</summary>
    public required string Resource { get; init; }

    /// <summary>
    /// Condition keys, in any case, to values; without values the request does not have the key. What of a key that is left out,
    /// <see cref="Unknown"/> says; <c>aws:PrincipalArn</c> is filled in.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>How to decide where keys matter that are left out of <see cref="Context"/>.</summary>
    public UnknownKeys Unknown { get; init; }

    /// <summary>Whether the principal stands for any other of its account, so that <c>aws:PrincipalArn</c> is not filled in.</summary>
    public bool IsPrincipalUnknown { get; init; }
}
