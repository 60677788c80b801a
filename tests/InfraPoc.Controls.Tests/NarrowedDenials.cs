namespace InfraPoc.Controls.Tests;

/// <summary>Conditions, as JSON, under which a denial that must always hold does not hold for somebody.</summary>
internal static class NarrowedDenials
{
    public static TheoryData<string> Conditions =>
    [
        """{"StringNotEquals":{"aws:PrincipalAccount":"111122223333"}}""",
        """{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""",
        """{"StringEquals":{"aws:PrincipalTag/team":"x"}}""",
        """{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""",
        """{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/*_0123456789abcdef"}}""",
        """{"ArnLike":{"aws:PrincipalArn":["arn:aws:iam::*:role/*_0*","arn:aws:iam::*:role/*_1*","arn:aws:iam::*:role/*_a*"]}}""",
    ];
}
