#pragma warning disable CS1591 // Fields are named and documented by AWS:
// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/
using System.Text.Json.Serialization;

namespace InfraPoc.Aws;

/// <summary>Operations of AWS Budgets.</summary>
public static partial class Budgets
{
    public static readonly AwsService Service =
        new("Budgets", "budgets", AwsProtocol.Json, "2016-10-20", "AWSBudgetServiceGateway", IsGlobal: true);

    public static readonly AwsOperation<DescribeBudgetsRequest, DescribeBudgetsResponse> DescribeBudgets =
        new(Service, "DescribeBudgets", BudgetsJson.Default.DescribeBudgetsRequest, BudgetsJson.Default.DescribeBudgetsResponse);

    public sealed record DescribeBudgetsRequest(string AccountId, int? MaxResults = null, string? NextToken = null);

    /// <summary>A page; named apart from the class because a field has its name.</summary>
    public sealed record DescribeBudgetsResponse([property: JsonPropertyName("Budgets")] IReadOnlyList<Budget>? Items, string? NextToken);

    public sealed record Budget(string BudgetName, CalculatedSpend? CalculatedSpend);

    public sealed record CalculatedSpend(Spend? ActualSpend);

    public sealed record Spend([property: JsonConverter(typeof(TextOrNumberConverter))] string? Amount, string? Unit);

    [JsonSerializable(typeof(DescribeBudgetsRequest))]
    [JsonSerializable(typeof(DescribeBudgetsResponse))]
    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    private sealed partial class BudgetsJson : JsonSerializerContext;
}
