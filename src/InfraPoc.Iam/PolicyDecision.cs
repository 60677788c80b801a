namespace InfraPoc.Iam;

/// <summary>The answer to a request, and who gave it.</summary>
/// <param name="Verdict">Granted or refused.</param>
/// <param name="Layer">The kind of policy that settled it.</param>
/// <param name="Source">The policy that settled it; for an implicit deny, the layer in which nothing allows.</param>
/// <param name="Statement">The statement that denies or allows; none for an implicit deny.</param>
public sealed record PolicyDecision(PolicyVerdict Verdict, PolicyLayer Layer, string Source, PolicyStatement? Statement)
{
    /// <summary>True for <see cref="PolicyVerdict.Allow"/>.</summary>
    public bool IsAllowed => Verdict == PolicyVerdict.Allow;
}
