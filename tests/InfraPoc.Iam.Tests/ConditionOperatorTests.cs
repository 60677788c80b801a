namespace InfraPoc.Iam.Tests;

/// <summary>What each operator compares. The rules: IAM User Guide, "Condition operators".</summary>
public class ConditionOperatorTests
{
    [Theory]
    [InlineData("equal text matches", "StringEquals", "iamuser-admin", "iamuser-admin", true)]
    [InlineData("other text does not", "StringEquals", "iamuser-admin", "dev-ops", false)]
    [InlineData("case counts", "StringEquals", "john", "John", false)]
    [InlineData("an asterisk is plain text", "StringEquals", "dev*", "dev-ops", false)]
    [InlineData("an asterisk equals an asterisk", "StringEquals", "dev*", "dev*", true)]
    [InlineData("negated: equal text does not match", "StringNotEquals", "john", "john", false)]
    [InlineData("negated: other text matches", "StringNotEquals", "john", "John", true)]
    [InlineData("case is ignored", "StringEqualsIgnoreCase", "preprod", "PreProd", true)]
    [InlineData("other text with case ignored", "StringEqualsIgnoreCase", "preprod", "storage", false)]
    [InlineData("negated with case ignored", "StringNotEqualsIgnoreCase", "preprod", "PREPROD", false)]
    [InlineData("negated with case ignored, other text", "StringNotEqualsIgnoreCase", "preprod", "prod", true)]
    [InlineData("* stands for many characters", "StringLike", "t2.*", "t2.micro", true)]
    [InlineData("* stands for none", "StringLike", "home/*", "home/", true)]
    [InlineData("* in the middle", "StringLike", "a*c*e", "abcde", true)]
    [InlineData("* must still reach the end", "StringLike", "a*c", "abcde", false)]
    [InlineData("? stands for one character", "StringLike", "m?.large", "m3.large", true)]
    [InlineData("? stands for no fewer", "StringLike", "m?.large", "m.large", false)]
    [InlineData("no wildcard, no partial match", "StringLike", "home", "home/", false)]
    [InlineData("an empty pattern matches empty text", "StringLike", "", "", true)]
    [InlineData("patterns are case sensitive", "StringLike", "T2.*", "t2.micro", false)]
    [InlineData("negated pattern, matching text", "StringNotLike", "t2.*", "t2.micro", false)]
    [InlineData("negated pattern, other text", "StringNotLike", "t2.*", "m2.micro", true)]
    [InlineData("${*} is an asterisk", "StringLike", "a${*}", "a*", true)]
    [InlineData("${*} is not a wildcard", "StringLike", "a${*}", "abc", false)]
    [InlineData("${?} is a question mark", "StringLike", "a${?}", "ab", false)]
    [InlineData("${$} is a dollar sign", "StringEquals", "${$}{a}", "${a}", true)]
    public void String_Compared_AsDocumented(string rule, string name, string expected, string actual, bool holds) =>
        Holds(name, expected, actual).ShouldBe(holds, rule);

    [Theory]
    [InlineData(
        "the same ARN", "ArnEquals", "arn:aws:sns:us-west-2:123456789012:TOPIC-ID", "arn:aws:sns:us-west-2:123456789012:TOPIC-ID", true)]
    [InlineData(
        "another account", "ArnEquals", "arn:aws:sns:us-west-2:123456789012:TOPIC-ID", "arn:aws:sns:us-west-2:777788889999:TOPIC-ID",
        false)]
    [InlineData(
        "ArnEquals takes wildcards too", "ArnEquals", "arn:aws:sns:*:123456789012:TOPIC-*", "arn:aws:sns:us-west-2:123456789012:TOPIC-ID",
        true)]
    [InlineData(
        "a wildcard stays in its component", "ArnLike", "arn:aws:sns:*:TOPIC:a:b", "arn:aws:sns:us-west-2:123456789012:TOPIC:a:b", false)]
    [InlineData("* alone fills a component", "ArnLike", "arn:aws:iam::*:role/x", "arn:aws:iam::111122223333:role/x", true)]
    [InlineData(
        "* does not swallow a colon between components", "ArnLike", "arn:aws:*:role/x:y:z", "arn:aws:iam::111122223333:role/x:y:z", false)]
    [InlineData(
        "the last component may hold colons", "ArnLike", "arn:aws:logs:us-east-1:1:log-group:*", "arn:aws:logs:us-east-1:1:log-group:a:b",
        true)]
    [InlineData("case counts in ARNs", "ArnLike", "arn:aws:iam::1:role/Admin*", "arn:aws:iam::1:role/admin1", false)]
    [InlineData("ArnNotEquals, same ARN", "ArnNotEquals", "arn:aws:iam::1:role/a", "arn:aws:iam::1:role/a", false)]
    [InlineData("ArnNotLike, matching ARN", "ArnNotLike", "arn:aws:iam::1:role/*", "arn:aws:iam::1:role/a", false)]
    [InlineData("ArnNotLike, other ARN", "ArnNotLike", "arn:aws:iam::1:role/*", "arn:aws:iam::1:user/a", true)]
    public void Arn_Compared_ComponentByComponent(string rule, string name, string expected, string actual, bool holds) =>
        Holds(name, expected, actual).ShouldBe(holds, rule);

    [Theory]
    [InlineData("NumericEquals", "10", "10.0", true)]
    [InlineData("NumericEquals", "10", "11", false)]
    [InlineData("NumericNotEquals", "10", "10", false)]
    [InlineData("NumericNotEquals", "10", "9", true)]
    [InlineData("NumericLessThan", "10", "9", true)]
    [InlineData("NumericLessThan", "10", "10", false)]
    [InlineData("NumericLessThanEquals", "3600", "2800", true)]
    [InlineData("NumericLessThanEquals", "10", "10", true)]
    [InlineData("NumericLessThanEquals", "10", "10.5", false)]
    [InlineData("NumericGreaterThan", "10", "100", true)]
    [InlineData("NumericGreaterThan", "10", "10", false)]
    [InlineData("NumericGreaterThanEquals", "-1", "-1", true)]
    [InlineData("NumericGreaterThanEquals", "10", "9", false)]
    public void Number_Compared_ByValue(string name, string expected, string actual, bool holds) =>
        Holds(name, expected, actual).ShouldBe(holds);

    [Theory]
    [InlineData("DateEquals", "2026-04-01T00:00:00Z", "2026-04-01T09:00:00+09:00", true)]
    [InlineData("DateEquals", "2026-04-01T00:00:00Z", "2026-04-01T00:00:01Z", false)]
    [InlineData("DateNotEquals", "2026-04-01T00:00:00Z", "2026-04-01T00:00Z", false)]
    [InlineData("DateNotEquals", "2026-04-01T00:00:00Z", "2026-04-02T00:00Z", true)]
    [InlineData("DateLessThan", "2026-04-01T00:00:00Z", "2026-03-31T23:59:59.999Z", true)]
    [InlineData("DateLessThan", "2026-04-01T00:00:00Z", "2026-04-01T00:00:00Z", false)]
    [InlineData("DateLessThanEquals", "2026-04-01T00:00:00Z", "2026-04-01T00:00:00Z", true)]
    [InlineData("DateLessThanEquals", "2026-04-01T00:00:00Z", "2026-04-01T00:00:00.001Z", false)]
    [InlineData("DateGreaterThan", "2020-01-01T00:00:01Z", "2020-01-01T00:00:02Z", true)]
    [InlineData("DateGreaterThan", "2020-01-01T00:00:01Z", "2020-01-01T00:00:01Z", false)]
    [InlineData("DateGreaterThanEquals", "2020-01-01T00:00:01Z", "2020-01-01T00:00:01Z", true)]
    [InlineData("DateGreaterThanEquals", "2020-01-01T00:00:01Z", "2019-12-31T23:59:59Z", false)]
    [InlineData("DateGreaterThan", "1577836800", "2020-01-01T00:00:01Z", true)]
    [InlineData("DateEquals", "2020-01-01T00:00:00Z", "1577836800", true)]
    public void Date_Compared_AsInstant(string name, string expected, string actual, bool holds) =>
        Holds(name, expected, actual).ShouldBe(holds);

    [Theory]
    [InlineData("Bool", "false", "false", true)]
    [InlineData("Bool", "false", "true", false)]
    [InlineData("Bool", "true", "true", true)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.113.1", true)]
    [InlineData("IpAddress", "203.0.113.0/24", "198.51.100.1", false)]
    [InlineData("IpAddress", "203.0.113.7", "203.0.113.7", true)]
    [InlineData("IpAddress", "203.0.113.7", "203.0.113.8", false)]
    [InlineData("IpAddress", "2001:DB8:1234:5678::/64", "2001:db8:1234:5678::9", true)]
    [InlineData("IpAddress", "2001:DB8:1234:5678::/64", "203.0.113.1", false)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "203.0.113.1", false)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "198.51.100.1", true)]
    public void BoolOrAddress_Compared_AsDocumented(string name, string expected, string actual, bool holds) =>
        Holds(name, expected, actual).ShouldBe(holds);

    [Theory]
    [InlineData("arn:aws:iam::${aws:PrincipalAccount}:role/red")]
    [InlineData("arn:aws:iam::1:role/${aws:PrincipalTag/team}")]
    public void Arn_ColonInNameOfVariable_PartsNoComponents(string expected) =>
        PolicyText.Holds(
            $$"""{"ArnLike":{"t:key":"{{expected}}"} }""",
            """{"t:key":"arn:aws:iam::1:role/red","aws:PrincipalAccount":"1","aws:PrincipalTag/team":"red"}""").ShouldBeTrue();

    private static bool Holds(string name, string expected, string actual) =>
        PolicyText.Holds($$"""{"{{name}}":{"t:key":"{{expected}}"} }""", $$"""{"t:key":"{{actual}}"}""");
}
