namespace InfraPoc.Functions.Tests.Fixture;

/// <summary>How a call fails.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">What it answers.</param>
/// <param name="After">Whether AWS does it before the answer gets lost.</param>
/// <param name="Kill">Whether the connection breaks, and with it every later one.</param>
internal sealed record Fault(int Status = 500, string Body = "", bool After = false, bool Kill = false)
{
    /// <summary>Too many requests, as each service says it.</summary>
    public static Fault Throttled(Call call) => call.Service switch
    {
        "dynamodb" => new(400, """{"__type":"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"}"""),
        "iam" => new(400, "<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code></Error></ErrorResponse>"),
        "sns" => new(429, "<ErrorResponse><Error><Type>Sender</Type><Code>Throttled</Code></Error></ErrorResponse>"),
        _ => new(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}"""),
    };
}
