using System.Text.Json.Nodes;

namespace InfraPoc.Controls.Tests;

public sealed class TamperingRaisesAnAlarmTests : ControlTests<TamperingRaisesAnAlarm>
{
    [Fact]
    public void Compliant_OtherDescription_IsPermitted() =>
        After(edit => edit.Properties("AWS::CloudWatch::Alarm")["AlarmDescription"] = "x").ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoFilter_IsFound() =>
        After(edit => edit.Remove("AWS::Logs::MetricFilter", each => Named(each, "trail-changed")))
            .ShouldContain(found => found.Contains("No metric filter of the trail's log counts cloudtrail:StopLogging, a refused"));

    [Fact]
    public void NonCompliant_NoFilterOfPolicies_IsFound() =>
        After(edit => edit.Remove("AWS::Logs::MetricFilter", each => Named(each, "policy-changed")))
            .ShouldContain(found =>
                found.Contains("a refused iam:SetDefaultPolicyVersion of arn:aws:iam::111122223333:policy/poc/poc-boundary"));

    [Fact]
    public void NonCompliant_NoFilterOfRoles_IsFound() =>
        After(edit => edit.Remove("AWS::Logs::MetricFilter", each => Named(each, "role-changed")))
            .ShouldContain(found => found.Contains("iam:UpdateAssumeRolePolicy of poc-meter"));

    [Theory]
    [InlineData("brake-commanded", "a command to poc-brake")]
    [InlineData("brake-commanded", "a command of an IAM user to poc-prompt-logging")]
    [InlineData("brake-changed", "lambda:UpdateFunctionCode20150331v2")]
    [InlineData("brake-changed", "lambda:RemovePermission20150331v2")]
    [InlineData("brake-changed", "ssm:PutParameter")]
    [InlineData("log-groups-changed", "logs:PutSubscriptionFilter")]
    [InlineData("role-changed", "a role named like that of a sign-in")]
    public void NonCompliant_NoFilterOfTheFunctions_IsFound(string alarm, string what) =>
        After(edit =>
        {
            // The message lists the first few: what comes before is left to the other filters.
            edit.Remove("AWS::Logs::MetricFilter", each => Named(each, alarm));
        }).ShouldContain(found => found.Contains(what) || found.Contains(" more."));

    [Theory]
    [InlineData("brake-commanded", "\"AWSService\"", "\"AWSServices\"", "the schedule of the brake")]
    [InlineData("brake-commanded", "cdk-hnb659fds-", "x-", "a deployment of the prompt log")]
    [InlineData("policy-changed", "poc-brake", "x", "poc-brake at its work")]
    [InlineData("policy-changed", "poc-meter", "x", "poc-meter at its work")]
    [InlineData("invocation-logging-changed", "poc-prompt-logging", "x", "a deployment of the prompt log")]
    [InlineData("role-changed", "/aws-reserved/", "/x/", "IAM Identity Center at its work")]
    [InlineData("brake-changed", "cdk-hnb659fds-", "x-", "a deployment of the functions")]
    public void NonCompliant_CountsWhatHappensEveryDay_IsFound(string alarm, string from, string to, string what) =>
        After(edit =>
        {
            var filter = edit.Properties("AWS::Logs::MetricFilter", each => Named(each, alarm));
            var pattern = $"{filter["FilterPattern"]}";
            pattern.ShouldContain(from);
            filter["FilterPattern"] = pattern.Replace(from, to, StringComparison.Ordinal);
        }).ShouldContain(found => found.Contains($"It counts {what}"));

    [Fact]
    public void NonCompliant_NoFilterOfRoot_IsFound() =>
        After(edit => edit.Remove("AWS::Logs::MetricFilter", each => Named(each, "root-used")))
            .ShouldContain(found => found.Contains("counts a call of the root user"));

    [Fact]
    public void NonCompliant_NoFilterOfTheMask_IsFound() =>
        After(edit => edit.Remove("AWS::Logs::MetricFilter", each => Named(each, "log-unmasked")))
            .ShouldContain(found =>
                found.Contains("counts log events read without mask") && found.Contains("a refused attempt to take the mask away"));

    [Fact]
    public void NonCompliant_OneCallLess_IsFound() =>
        After(edit =>
            {
                var filter = edit.Properties("AWS::Logs::MetricFilter", each => Named(each, "key-changed"));
                filter["FilterPattern"] = filter["FilterPattern"]!
                    .GetValue<string>().Replace("PutKeyPolicy", "x", StringComparison.Ordinal);
            })
            .ShouldContain(found => found.Contains("kms:PutKeyPolicy"));

    [Fact]
    public void NonCompliant_PatternThatIsNotUnderstood_IsFound() =>
        After(edit => edit.Properties("AWS::Logs::MetricFilter")["FilterPattern"] = "{ $.x > 1 }")
            .ShouldContain(found => found.Contains("is not understood"));

    [Fact]
    public void NonCompliant_CountsNothing_IsFound() =>
        After(edit => edit.Properties("AWS::Logs::MetricFilter")["MetricTransformations"]![0]!["MetricValue"] = "0")
            .ShouldContain(found => found.Contains("MetricTransformations"));

    [Fact]
    public void NonCompliant_NoAlarm_IsFound() =>
        After(edit => edit.Remove("AWS::CloudWatch::Alarm", each => $"{each["MetricName"]}" == "trail-changed"))
            .ShouldContain(found => found.Contains("No alarm watches trail-changed"));

    [Fact]
    public void NonCompliant_AlarmTellsNobody_IsFound() =>
        After(edit =>
            {
                var alarm = edit.Properties("AWS::CloudWatch::Alarm", each => $"{each["MetricName"]}" == "trail-changed");
                alarm.Remove("AlarmActions");
            })
            .ShouldContain(found => found.Contains("AlarmActions"));

    [Fact]
    public void NonCompliant_AlarmSwitchedOff_IsFound() =>
        After(edit =>
            {
                var alarm = edit.Properties("AWS::CloudWatch::Alarm", each => $"{each["MetricName"]}" == "trail-changed");
                alarm["ActionsEnabled"] = false;
            })
            .ShouldContain(found => found.Contains("ActionsEnabled"));

    [Fact]
    public void NonCompliant_AlarmFiresLate_IsFound() =>
        After(edit =>
            {
                var alarm = edit.Properties("AWS::CloudWatch::Alarm", each => $"{each["MetricName"]}" == "trail-changed");
                alarm["Threshold"] = 5;
            })
            .ShouldContain(found => found.Contains("Threshold"));

    [Fact]
    public void NonCompliant_RefusedCallsFireLate_IsFound() =>
        After(edit =>
            {
                var alarm = edit.Properties("AWS::CloudWatch::Alarm", each => $"{each["MetricName"]}" == "calls-denied");
                alarm["Threshold"] = 500;
            })
            .ShouldContain(found => found.Contains("Threshold"));

    [Fact]
    public void NonCompliant_AlarmOfAnotherMetric_IsFound() =>
        After(edit =>
            {
                var alarm = edit.Properties("AWS::CloudWatch::Alarm", each => $"{each["MetricName"]}" == "trail-changed");
                alarm["Namespace"] = "x";
            })
            .ShouldContain(found => found.Contains("Namespace"));

    [Fact]
    public void NonCompliant_AlarmNameTheTopicRefuses_IsFound() =>
        After(edit =>
            {
                var alarm = edit.Properties("AWS::CloudWatch::Alarm", each => $"{each["MetricName"]}" == "trail-changed");
                alarm["AlarmName"] = "x";
            })
            .ShouldContain(found => found.Contains("AlarmName is x"));

    private static bool Named(JsonObject filter, string metric) => $"{filter["MetricTransformations"]![0]!["MetricName"]}" == metric;
}
