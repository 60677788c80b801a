using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.SimpleSystemsManagement;
using InfraPoc.Aws;
using InfraPoc.Functions.Output;

namespace InfraPoc.Functions;

/// <summary>What a function runs with: names, clients, clock and log. One for the life of a process.</summary>
internal sealed class FunctionHost
{
    private static readonly Lazy<FunctionHost> FromEnvironment = new(ReadEnvironment);

    private readonly Lazy<AmazonDynamoDBClient> dynamoDb;
    private readonly Lazy<AmazonSimpleSystemsManagementClient> ssm;
    private readonly Lazy<AwsClient> iam;
    private readonly Lazy<AwsClient> sns;
    private readonly Lazy<AwsClient> budgets;
    private readonly Lazy<AwsClient> logs;
    private readonly Lazy<AwsClient> bedrock;
    private readonly Lazy<AwsClient> cloudWatch;

    public FunctionHost(AwsConnection aws)
    {
        dynamoDb = new(aws.DynamoDb);
        ssm = new(aws.Ssm);
        iam = new(() => aws.Client(Iam.Service));
        sns = new(() => aws.Client(Sns.Service));
        budgets = new(() => aws.Client(Budgets.Service));
        logs = new(() => aws.Client(Logs.Service));
        bedrock = new(() => aws.Client(Bedrock.Service));
        cloudWatch = new(() => aws.Client(CloudWatch.Service));
    }

    /// <summary>The host of this process.</summary>
    public static FunctionHost Current => FromEnvironment.Value;

    /// <summary>Name of the sandbox.</summary>
    public required string Sandbox { get; init; }

    /// <summary>Name of the ledger's table; the function that owns the prompt logging needs none.</summary>
    public required string Table { get; init; }

    /// <summary>Name of the log group of model invocations; only the meter needs it, to replay.</summary>
    public string PromptLog { get; init; } = "";

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public FunctionLog Log { get; init; } = new(FunctionLog.StandardOutput);

    /// <summary>How long a run may take; the function's timeout must be longer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(100);

    public AmazonDynamoDBClient DynamoDb => dynamoDb.Value;

    public AmazonSimpleSystemsManagementClient Ssm => ssm.Value;

    public AwsClient IamClient => iam.Value;

    public AwsClient SnsClient => sns.Value;

    public AwsClient BudgetsClient => budgets.Value;

    public AwsClient LogsClient => logs.Value;

    public AwsClient BedrockClient => bedrock.Value;

    public AwsClient CloudWatchClient => cloudWatch.Value;

    /// <summary>Runs a function: input and output are JSON, and whatever it throws says nothing of what it was given.</summary>
    public async Task<Stream> RunAsync(Stream input, Func<string, CancellationToken, Task<JsonNode>> run, TimeSpan? patience = null)
    {
        using var cancel = new CancellationTokenSource(patience ?? Patience, TimeProvider.System);
        try
        {
            using var reader = new StreamReader(input);
            var output = await run(await reader.ReadToEndAsync(cancel.Token), cancel.Token);
            return new MemoryStream(FunctionLog.Utf8(output));
        }
        catch (FunctionException)
        {
            throw;
        }
        catch (Exception exception)
        {
            Log.Failure("function-failed", exception);
            // Lambda writes the exception into its log: it must not carry a text of the input.
            throw new FunctionException($"The function failed: {FunctionLog.Describe(exception)}");
        }
    }

    private static FunctionHost ReadEnvironment()
    {
#pragma warning disable RS0030 // This is the entry point.
        return new FunctionHost(new AwsConnection())
        {
            Sandbox = Required("INFRAPOC_SANDBOX"),
            Table = Environment.GetEnvironmentVariable("INFRAPOC_TABLE") ?? "",
            PromptLog = Environment.GetEnvironmentVariable("INFRAPOC_PROMPT_LOG") ?? "",
        };

        static string Required(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new FunctionException($"The environment variable {name} is not set: the stack must set it.");
#pragma warning restore RS0030
    }
}
