using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InfraPoc.Config;

/// <summary>An AWS account and the Region InfraPoc deploys to in it.</summary>
public sealed record AwsAccount
{
    /// <summary>Account id, 12 digits.</summary>
    [Description("AWS account id, 12 digits")]
    [RegularExpression(Patterns.AccountId)]
    [Hint("write the 12 digits in quotes, e.g. \"111122223333\"", "12 桁の数字を引用符で囲んで書いてください（例：\"111122223333\"）")]
    public required string Id { get; init; }

    /// <summary>Region, for example <c>ap-northeast-1</c>.</summary>
    [Description("AWS Region")]
    [RegularExpression(Patterns.Region)]
    [Hint("write a Region code, e.g. ap-northeast-1", "リージョンコードを書いてください（例：ap-northeast-1）")]
    public required string Region { get; init; }
}
