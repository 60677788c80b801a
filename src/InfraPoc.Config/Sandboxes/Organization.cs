using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>The optional service control policy around the sandbox account.</summary>
public sealed record Organization
{
    /// <summary>Id of the organization's management account, to which service control policies do not apply.</summary>
    [Description("Id of the organization's management account, to which service control policies do not apply")]
    [RegularExpression(Patterns.AccountId)]
    [Hint("write the 12 digits in quotes, e.g. \"777788889999\"", "12 桁の数字を引用符で囲んで書いてください（例：\"777788889999\"）")]
    public required string ManagementAccount { get; init; }

    /// <summary>What the policy is attached to: an account id or an organizational unit id.</summary>
    [Description("What the service control policy is attached to: an account id or an organizational unit id")]
    [RegularExpression("^([0-9]{12}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$")]
    [Hint(
        "write the sandbox account id in quotes, or an OU id, e.g. ou-ab12-11111111",
        "サンドボックスアカウントの id を引用符で囲んで書くか、組織単位の id を書いてください（例：ou-ab12-11111111）")]
    public required string Target { get; init; }

    /// <summary>True when <see cref="Target"/> is an account.</summary>
    public bool IsAccount => char.IsAsciiDigit(Target.FirstOrDefault());
}
