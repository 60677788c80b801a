namespace InfraPoc.Iam.Tests;

/// <summary>How conditions combine, and what absent or many values mean. The rules: IAM User Guide, pages named at each table.</summary>
public class ConditionLogicTests
{
    private const string Departments = """{"StringEquals":{"t:department":["finance","hr"],"t:role":["audit","security"]},"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/infrapoc/*"}}""";
    private const string NotDepartments = """{"StringNotEquals":{"t:department":["finance","hr"]}}""";

    [Theory] // "Conditions with multiple context keys or values"
    [InlineData("one value of each key suffices", Departments, """{"t:department":"hr","t:role":"audit"}""", true)]
    [InlineData("every key must match", Departments, """{"t:department":"hr","t:role":"payroll"}""", false)]
    [InlineData("an absent key does not match", Departments, """{"t:department":"hr"}""", false)]
    [InlineData("every operator must match", Departments, """{"t:department":"hr","t:role":"audit","aws:PrincipalArn":"arn:aws:iam::111122223333:user/Ana"}""", false)]
    [InlineData("negated: any listed value spoils it", NotDepartments, """{"t:department":"hr"}""", false)]
    [InlineData("negated: no listed value", NotDepartments, """{"t:department":"legal"}""", true)]
    [InlineData("key names ignore case", """{"StringEquals":{"AWS:SourceIP":"x"}}""", """{"aws:sourceip":"x"}""", true)]
    [InlineData("the principal's ARN is filled in", """{"ArnEquals":{"aws:principalarn":"arn:aws:iam::111122223333:role/infrapoc/sales-app"}}""", "{}", true)]
    public void Conditions_Combined_AsDocumented(string rule, string condition, string context, bool holds) =>
        PolicyText.Holds(condition, context).ShouldBe(holds, rule);

    [Theory] // "Condition operators": the important note, IfExists, and the existence check
    [InlineData("StringEquals", "a", false)]
    [InlineData("StringLike", "*", false)]
    [InlineData("StringEqualsIgnoreCase", "a", false)]
    [InlineData("ArnLike", "arn:aws:iam::*:role/*", false)]
    [InlineData("NumericLessThan", "1", false)]
    [InlineData("NumericGreaterThanEquals", "1", false)]
    [InlineData("DateLessThan", "2026-04-01T00:00:00Z", false)]
    [InlineData("Bool", "false", false)]
    [InlineData("IpAddress", "203.0.113.0/24", false)]
    [InlineData("StringNotEquals", "a", true)]
    [InlineData("StringNotEqualsIgnoreCase", "a", true)]
    [InlineData("StringNotLike", "*", true)]
    [InlineData("ArnNotEquals", "arn:aws:iam::*:role/*", true)]
    [InlineData("ArnNotLike", "arn:aws:iam::*:role/*", true)]
    [InlineData("NumericNotEquals", "1", true)]
    [InlineData("DateNotEquals", "2026-04-01T00:00:00Z", true)]
    [InlineData("NotIpAddress", "203.0.113.0/24", true)]
    [InlineData("StringEqualsIfExists", "a", true)]
    [InlineData("StringNotEqualsIfExists", "a", true)]
    [InlineData("NumericLessThanIfExists", "1", true)]
    [InlineData("BoolIfExists", "false", true)]
    [InlineData("ArnLikeIfExists", "arn:aws:iam::*:role/*", true)]
    [InlineData("Null", "true", true)]
    [InlineData("Null", "false", false)]
    [InlineData("ForAllValues:StringEquals", "a", true)]
    [InlineData("ForAllValues:StringNotEquals", "a", true)]
    [InlineData("ForAnyValue:StringEquals", "a", false)]
    [InlineData("ForAnyValue:StringNotEquals", "a", false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", "a", true)]
    public void Key_Absent_DecidesByOperator(string name, string expected, bool holds)
    {
        string condition = $$"""{"{{name}}":{"t:key":"{{expected}}"} }""";

        PolicyText.Holds(condition, "{}").ShouldBe(holds);
        PolicyText.Holds(condition, """{"t:key":[]}""").ShouldBe(holds, "a key without values is absent");
    }

    [Theory]
    [InlineData("StringLikeIfExists", "t1.*", "t1.micro", true)]
    [InlineData("StringLikeIfExists", "t1.*", "m2.micro", false)]
    [InlineData("StringNotEqualsIfExists", "a", "a", false)]
    [InlineData("Null", "true", "a", false)]
    [InlineData("Null", "false", "a", true)]
    [InlineData("Null", "true", "", true)]
    public void Key_Present_IfExistsAndNullTestIt(string name, string expected, string actual, bool holds) =>
        PolicyText.Holds($$"""{"{{name}}":{"t:key":"{{expected}}"} }""", $$"""{"t:key":"{{actual}}"}""").ShouldBe(holds);

    [Theory] // "Single-valued vs. multivalued context keys"; expected values are environment and cost-center
    [InlineData("all listed", "ForAllValues:StringEquals", """["environment","cost-center"]""", true)]
    [InlineData("one not listed", "ForAllValues:StringEquals", """["environment","dept"]""", false)]
    [InlineData("empty text is no value", "ForAllValues:StringEquals", """[""]""", true)]
    [InlineData("one listed", "ForAnyValue:StringEquals", """["environment","dept"]""", true)]
    [InlineData("a single one listed", "ForAnyValue:StringEquals", """["cost-center"]""", true)]
    [InlineData("none listed", "ForAnyValue:StringEquals", """["dept"]""", false)]
    [InlineData("negated all: none listed", "ForAllValues:StringNotEquals", """["dept","owner"]""", true)]
    [InlineData("negated all: one listed", "ForAllValues:StringNotEquals", """["dept","environment"]""", false)]
    [InlineData("negated any: one not listed", "ForAnyValue:StringNotEquals", """["dept","environment"]""", true)]
    [InlineData("negated any: all listed", "ForAnyValue:StringNotEquals", """["cost-center","environment"]""", false)]
    [InlineData("any takes case seriously", "ForAnyValue:StringEquals", """["Environment"]""", false)]
    public void SetOperator_ManyValues_AsDocumented(string rule, string name, string actual, bool holds) =>
        PolicyText.Holds(
            $$"""{"{{name}}":{"aws:TagKeys":["environment","cost-center"]} }""",
            $$"""{"aws:TagKeys":{{actual}}}""").ShouldBe(holds, rule);

    [Theory] // "Variables and tags"
    [InlineData("filled from the request", "StringEquals", "${aws:PrincipalTag/team}", """{"t:key":"red","aws:PrincipalTag/Team":"red"}""", true)]
    [InlineData("filled with another value", "StringEquals", "${aws:PrincipalTag/team}", """{"t:key":"red","aws:PrincipalTag/team":"blue"}""", false)]
    [InlineData("beside other text", "StringLike", "home/${aws:username}/*", """{"t:key":"home/ana/x","aws:username":"ana"}""", true)]
    [InlineData("without value nothing is equal", "StringEquals", "${aws:PrincipalTag/team}", """{"t:key":"red"}""", false)]
    [InlineData("without value nothing is like", "StringLike", "*${aws:PrincipalTag/team}*", """{"t:key":"red"}""", false)]
    [InlineData("without value everything is unequal", "StringNotEquals", "${aws:PrincipalTag/team}", """{"t:key":"red"}""", true)]
    [InlineData("without value everything is unlike", "StringNotLike", "${aws:PrincipalTag/team}", """{"t:key":"red"}""", true)]
    [InlineData("without value, no ARN is like", "ArnLike", "arn:aws:iam::1:role/${aws:PrincipalTag/team}", """{"t:key":"arn:aws:iam::1:role/red"}""", false)]
    [InlineData("the default where there is no value", "StringEquals", "${aws:username, 'anon'}", """{"t:key":"anon"}""", true)]
    [InlineData("the default yields to a value", "StringEquals", "${aws:username, 'anon'}", """{"t:key":"anon","aws:username":"ana"}""", false)]
    [InlineData("a value is compared as plain text", "StringEquals", "${aws:UserAgent}", """{"t:key":"a*","aws:UserAgent":"a*"}""", true)]
    [InlineData("tag keys may hold colons, spaces and slashes", "StringEquals", "${aws:PrincipalTag/a:b c/d}", """{"t:key":"x","aws:PrincipalTag/a:b c/d":"x"}""", true)]
    public void Variable_InCondition_AsDocumented(string rule, string name, string expected, string context, bool holds) =>
        PolicyText.Holds($$"""{"{{name}}":{"t:key":"{{expected}}"} }""", context).ShouldBe(holds, rule);

    [Fact]
    public void Variable_OneOfSeveralWithoutValue_TheOthersStillCount() =>
        PolicyText.Holds("""{"StringEquals":{"t:key":["${aws:username}","red"]}}""", """{"t:key":"red"}""").ShouldBeTrue();
}
