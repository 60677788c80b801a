
namespace InfraPoc.Audit;

/// <summary>
/// The state machine that removes the account's invocation logging configuration if, and only if, it points to the log
/// group of this sandbox: whoever replaced it owns it.
/// </summary>
internal static class InvocationLoggingRemoval
{
    /// <summary>Name of the substitution that holds the log group's name.</summary>
    public const string LogGroup = "LogGroup";

    /// <summary>
    /// Amazon States Language. Answers of service integrations are documented in Pascal case; interpreters differ, so the
    /// service's own spelling is accepted as well.
    /// </summary>
    public const string Definition = """
        {
          "StartAt": "Read",
          "States": {
            "Read": {
              "Type": "Task",
              "Resource": "arn:aws:states:::aws-sdk:bedrock:getModelInvocationLoggingConfiguration",
              "Next": "Is it ours?"
            },
            "Is it ours?": {
              "Type": "Choice",
              "Choices": [
                {
                  "And": [
                    { "Variable": "$.LoggingConfig.CloudWatchConfig.LogGroupName", "IsPresent": true },
                    { "Variable": "$.LoggingConfig.CloudWatchConfig.LogGroupName", "StringEquals": "${LogGroup}" }
                  ],
                  "Next": "Remove"
                },
                {
                  "And": [
                    { "Variable": "$.loggingConfig.cloudWatchConfig.logGroupName", "IsPresent": true },
                    { "Variable": "$.loggingConfig.cloudWatchConfig.logGroupName", "StringEquals": "${LogGroup}" }
                  ],
                  "Next": "Remove"
                }
              ],
              "Default": "Keep"
            },
            "Remove": {
              "Type": "Task",
              "Resource": "arn:aws:states:::aws-sdk:bedrock:deleteModelInvocationLoggingConfiguration",
              "End": true
            },
            "Keep": { "Type": "Succeed" }
          }
        }
        """;
}
