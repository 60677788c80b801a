namespace InfraPoc.Config;

/// <summary>
/// The Regions a guardrail of the standard tier may check a text in, by the Region it is called in.
/// See: https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-cross-region-support.html
/// </summary>
public static class GuardrailRouting
{
    /// <summary>Id of the system-defined guardrail profile for Asia Pacific.</summary>
    public const string Profile = "apac.guardrail.v1:0";

    /// <summary>The Regions of the guardrail profile <c>apac.guardrail.v1:0</c>; there is none for Japan alone.</summary>
    public static IReadOnlyList<string> AsiaPacific { get; } =
        ["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2"];

    /// <summary>The Regions of <see cref="AsiaPacific"/> a guardrail can be called in; Osaka only receives.</summary>
    public static IReadOnlyList<string> Sources { get; } =
        ["ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2"];
}
