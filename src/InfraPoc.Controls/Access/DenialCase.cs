namespace InfraPoc.Controls;

/// <summary>A request that a policy must refuse by an explicit deny, so that no other policy can grant it.</summary>
/// <param name="Action">One action, such as <c>bedrock:InvokeAgent</c>.</param>
/// <param name="Resource">One ARN, or <c>*</c>.</param>
/// <param name="Region">Where it is called; null for the sandbox Region.</param>
/// <param name="InferenceProfile">ARN of the inference profile through which a model is called; null for none.</param>
internal sealed record DenialCase(string Action, string Resource = "*", string? Region = null, string? InferenceProfile = null)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{Action} on {Resource}{(Region is null ? "" : $" in {Region}")}{(InferenceProfile is null ? "" : $" through {InferenceProfile}")}";
}
