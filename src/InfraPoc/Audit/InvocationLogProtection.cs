namespace InfraPoc.Audit;

/// <summary>
/// The data protection policy of the prompt log. Bedrock logs prompts as they were written, even where a guardrail masks
/// them, so the log group masks what it recognises for every reader without <c>logs:Unmask</c>. Its expressions are ASCII
/// only: it recognises no Japanese names or addresses and no full-width digits.
/// See: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL-custom-data-identifiers.html
/// </summary>
internal static class InvocationLogProtection
{
    private static readonly string[] Managed =
    [
        "AwsSecretKey", "CreditCardNumber", "CreditCardSecurityCode", "EmailAddress", "OpenSshPrivateKey", "PgpPrivateKey",
        "PkcsPrivateKey", "PuttyPrivateKey",
    ];

    /// <summary>At most 10, each at most 200 characters.</summary>
    internal static IReadOnlyDictionary<string, string> Custom { get; } = new Dictionary<string, string>
    {
        // My Number and driving licence alike.
        ["JapaneseTwelveDigits"] = @"\d{4}[- ]?\d{4}[- ]?\d{4}",
        ["JapanesePassport"] = @"[A-Z]{2}\d{7}",
        ["JapanesePhone"] = @"0\d{1,4}[- ]\d{1,4}[- ]\d{3,4}|0[5789]0\d{8}|\+81[- ]?\d{1,4}[- ]?\d{1,4}[- ]?\d{4}",
    };

    /// <summary>The policy as CloudFormation takes it.</summary>
    public static object Policy { get; } = new Dictionary<string, object>
    {
        ["Name"] = "prompts",
        ["Description"] = "Masks personal data in prompts and answers",
        ["Version"] = "2021-06-01",
        ["Configuration"] = new Dictionary<string, object>
        {
            ["CustomDataIdentifier"] = Custom
                .Select(object (custom) => new Dictionary<string, object> { ["Name"] = custom.Key, ["Regex"] = custom.Value }).ToArray(),
        },
        ["Statement"] = new object[]
        {
            Statement("audit", "Audit", new Dictionary<string, object> { ["FindingsDestination"] = new Dictionary<string, object>() }),
            Statement("mask", "Deidentify", new Dictionary<string, object> { ["MaskConfig"] = new Dictionary<string, object>() }),
        },
    };

    private static Dictionary<string, object> Statement(string sid, string operation, Dictionary<string, object> settings) => new()
    {
        ["Sid"] = sid,
        ["DataIdentifier"] = Managed
            .Select(object (name) => $"arn:aws:dataprotection::aws:data-identifier/{name}").Concat(Custom.Keys).ToArray(),
        ["Operation"] = new Dictionary<string, object> { [operation] = settings },
    };
}
