using System.Text.Json;
using System.Text.RegularExpressions;
using InfraPoc.Audit;

namespace InfraPoc.Tests.Audit;

public class InvocationLogProtectionTests
{
    private static readonly JsonElement Policy = JsonSerializer.SerializeToElement(InvocationLogProtection.Policy);

    [Fact]
    public void Policy_FindsAndMasksTheSameData()
    {
        var statements = Policy.GetProperty("Statement").EnumerateArray().ToList();

        Policy.GetProperty("Version").GetString().ShouldBe("2021-06-01");
        statements.Count.ShouldBe(2);
        statements[0].GetProperty("Operation").GetProperty("Audit").GetProperty("FindingsDestination").EnumerateObject().ShouldBeEmpty();
        statements[1].GetProperty("Operation").GetProperty("Deidentify").GetProperty("MaskConfig").EnumerateObject().ShouldBeEmpty();
        Identifiers(statements[0]).ShouldBe(Identifiers(statements[1]));
        Identifiers(statements[1]).ShouldBe(
        [
            "AwsSecretKey", "CreditCardNumber", "CreditCardSecurityCode", "EmailAddress", "OpenSshPrivateKey", "PgpPrivateKey",
            "PkcsPrivateKey", "PuttyPrivateKey",
            "JapaneseTwelveDigits", "JapanesePassport", "JapanesePhone",
        ]);
    }

    [Fact]
    public void CustomIdentifiers_AreWithinTheLimitsOfCloudWatchLogs()
    {
        var custom = Policy.GetProperty("Configuration").GetProperty("CustomDataIdentifier").EnumerateArray().ToList();

        custom
            .Select(identifier =>
                KeyValuePair.Create(identifier.GetProperty("Name").GetString()!, identifier.GetProperty("Regex").GetString()!))
            .ShouldBe(InvocationLogProtection.Custom);
        custom.Count.ShouldBeLessThanOrEqualTo(10);
        custom.ShouldAllBe(identifier =>
            Regex.IsMatch(identifier.GetProperty("Name").GetString()!, "^[a-zA-Z0-9_-]{1,128}$", RegexOptions.NonBacktracking));
        custom.ShouldAllBe(identifier =>
            Regex.IsMatch(
                identifier.GetProperty("Regex").GetString()!, @"^[a-zA-Z0-9_#=@/;, \-^$?\[\]{}|\\*+.]{1,200}$",
                RegexOptions.NonBacktracking));
    }

    [Theory]
    [InlineData("JapaneseTwelveDigits", "123456789018", true)]
    [InlineData("JapaneseTwelveDigits", "1234-5678-9018", true)]
    [InlineData("JapaneseTwelveDigits", "1234 5678 9018", true)]
    [InlineData("JapaneseTwelveDigits", "12345678901", false)]
    [InlineData("JapaneseTwelveDigits", "2027-01-05", false)]
    [InlineData("JapanesePassport", "TK1234567", true)]
    [InlineData("JapanesePassport", "T1234567", false)]
    [InlineData("JapanesePhone", "03-1234-5678", true)]
    [InlineData("JapanesePhone", "0120-123-456", true)]
    [InlineData("JapanesePhone", "09012345678", true)]
    [InlineData("JapanesePhone", "+81-90-1234-5678", true)]
    [InlineData("JapanesePhone", "+819012345678", true)]
    [InlineData("JapanesePhone", "2027-01-05", false)]
    [InlineData("JapanesePhone", "12,345,678", false)]
    public void CustomIdentifiers_MatchWhatTheyAreNamedAfter(string name, string text, bool expected) =>
        Regex.IsMatch($"番号は{text}です", InvocationLogProtection.Custom[name], RegexOptions.NonBacktracking).ShouldBe(expected);

    private static IEnumerable<string> Identifiers(JsonElement statement) =>
        statement
            .GetProperty("DataIdentifier").EnumerateArray()
            .Select(identifier =>
                identifier.GetString()!.Replace("arn:aws:dataprotection::aws:data-identifier/", "", StringComparison.Ordinal));
}
