using InfraPoc.Config;

namespace InfraPoc.Controls;

/// <summary>A request that a policy must refuse by an explicit deny, so that no other policy can grant it.</summary>
/// <param name="Action">One action, such as <c>bedrock:InvokeAgent</c>.</param>
/// <param name="Resource">One ARN, or <c>*</c>.</param>
/// <param name="Region">Where it is called; null for the sandbox Region.</param>
internal sealed record DenialCase(string Action, string Resource = "*", string? Region = null)
{
    /// <summary>Further condition keys of the request; without value for one that it does not have.</summary>
    public IReadOnlyList<(string Key, string? Value)> Context { get; init; } = [];

    /// <summary>The request in words; in Japanese a particle follows.</summary>
    public Bilingual Text
    {
        get
        {
            var call = Phrases.Call(Action, Resource);
            var japanese = Region is null ? "" : $"（{Region}）";
            japanese += Phrases.Conditions(Context);
            return new(
                $"{call.English}{(Region is null ? "" : $" in {Region}")}{string.Concat(Context.Select(pair => $" with {pair.Key} {pair.Value ?? "absent"}"))}",
                japanese.Length == 0 ? call.Japanese : call.Japanese.TrimEnd() + japanese);
        }
    }
}
