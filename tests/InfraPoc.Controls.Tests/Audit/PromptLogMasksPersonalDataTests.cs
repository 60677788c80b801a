namespace InfraPoc.Controls.Tests;

public sealed class PromptLogMasksPersonalDataTests : ControlTests<PromptLogMasksPersonalData>
{
    [Fact]
    public void Compliant_OneIdentifierMore_IsPermitted() =>
        After(edit =>
                edit.Properties("AWS::Logs::LogGroup", each => each.ContainsKey("DataProtectionPolicy"))["DataProtectionPolicy"]![
                    "Statement"
                ]!
                    .AsArray().ToList()
                    .ForEach(statement =>
                        statement!["DataIdentifier"]!.AsArray().Add("arn:aws:dataprotection::aws:data-identifier/IpAddress")))
            .ShouldBeEmpty();

    [Fact]
    public void NonCompliant_NoPolicy_IsFound() =>
        After(edit =>
                edit.Properties("AWS::Logs::LogGroup", each => each.ContainsKey("DataProtectionPolicy")).Remove("DataProtectionPolicy"))
            .ShouldContain(found => found.Contains("No statement has the operation Deidentify"));

    [Fact]
    public void NonCompliant_NothingIsMasked_IsFound() =>
        After(edit =>
                edit.Properties("AWS::Logs::LogGroup", each => each.ContainsKey("DataProtectionPolicy"))["DataProtectionPolicy"]![
                    "Statement"
                ]!
                    .AsArray().RemoveAt(1))
            .ShouldContain(found => found.Contains("No statement has the operation Deidentify"));

    [Fact]
    public void NonCompliant_NothingIsReported_IsFound() =>
        After(edit =>
                edit.Properties("AWS::Logs::LogGroup", each => each.ContainsKey("DataProtectionPolicy"))["DataProtectionPolicy"]![
                    "Statement"
                ]!
                    .AsArray().RemoveAt(0))
            .ShouldContain(found => found.Contains("No statement has the operation Audit"));

    [Fact]
    public void NonCompliant_OneManagedIdentifierLess_IsFound() =>
        After(edit =>
                edit.Properties("AWS::Logs::LogGroup", each => each.ContainsKey("DataProtectionPolicy"))["DataProtectionPolicy"]![
                    "Statement"
                ]![1]!["DataIdentifier"]!
                    .AsArray().RemoveAt(0))
            .ShouldContain(found => found.Contains("The statement with Deidentify lacks the identifier AwsSecretKey"));

    [Fact]
    public void NonCompliant_OneCustomIdentifierLess_IsFound() =>
        After(edit =>
                edit.Properties("AWS::Logs::LogGroup", each => each.ContainsKey("DataProtectionPolicy"))["DataProtectionPolicy"]![
                    "Configuration"
                ]!["CustomDataIdentifier"]!
                    .AsArray().RemoveAt(2))
            .ShouldContain(found => found.Contains("lacks the identifier one for 090-1234-5678"));

    [Fact]
    public void NonCompliant_ExpressionThatMissesWhatItIsFor_IsFound() =>
        After(edit =>
                edit.Properties("AWS::Logs::LogGroup", each => each.ContainsKey("DataProtectionPolicy"))["DataProtectionPolicy"]![
                    "Configuration"
                ]!["CustomDataIdentifier"]![0]!["Regex"] = "x{12}")
            .ShouldContain(found => found.Contains("lacks the identifier one for 1234-5678-9012"));

    [Fact]
    public void NonCompliant_OtherVersion_IsFound() =>
        After(edit =>
                edit.Properties("AWS::Logs::LogGroup", each => each.ContainsKey("DataProtectionPolicy"))["DataProtectionPolicy"]![
                    "Version"
                ] = "2020-01-01")
            .ShouldContain(found => found.Contains("DataProtectionPolicy.Version"));
}
