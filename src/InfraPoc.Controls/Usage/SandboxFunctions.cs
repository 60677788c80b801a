using InfraPoc.Config;
using InfraPoc.Controls.Templates;

namespace InfraPoc.Controls;

/// <summary>Finds the functions of the sandbox and what belongs to them.</summary>
internal static class SandboxFunctions
{
    /// <summary>Names of the functions.</summary>
    public static IReadOnlyList<string> FunctionNames(this SandboxTemplates templates) =>
        [templates.Names.Meter, templates.Names.Brake, templates.Names.PromptLogging];

    /// <summary>A function by its name.</summary>
    /// <exception cref="BilingualException">There is none, or more than one.</exception>
    public static StackResource Function(this SandboxTemplates templates, string name) =>
        templates.Only(templates.Names.UsageStack, "AWS::Lambda::Function", function => function.Text("FunctionName") == name);

    /// <summary>A violation unless a function's class is in the code that is published for it, and nowhere else.</summary>
    /// <inheritdoc cref="Function"/>
    public static IEnumerable<Violation> CodeProblems(this SandboxTemplates templates, string name)
    {
        var (function, names) = (templates.Function(name), templates.Names);
        var type = name == names.Meter ? nameof(names.Meter) : name == names.Brake ? nameof(names.Brake) : nameof(names.PromptLogging);
        return function.Must($"InfraPoc.Functions::InfraPoc.Functions.{type}::Handle", "Handler")
            .Concat(function.Differences(
                ("Code", new { S3Bucket = function.Text("Code", "S3Bucket"), S3Key = function.Text("Code", "S3Key") })))
            .Concat(FunctionAsset.Problem(function) is { } problem ? [function.Violates(problem, "Code")] : []);
    }

    /// <summary>The role that a function runs with.</summary>
    /// <inheritdoc cref="Function"/>
    public static StackResource RoleOf(this SandboxTemplates templates, string function)
    {
        var arn = templates.Function(function).Text("Role");
        return templates.Only(templates.Names.UsageStack, "AWS::IAM::Role", role => role.Attribute("Arn") == arn);
    }

    /// <summary>The log group that a function writes to.</summary>
    /// <inheritdoc cref="Function"/>
    public static StackResource LogOf(this SandboxTemplates templates, string function)
    {
        var name = templates.Function(function).Text("LoggingConfig", "LogGroup");
        return templates.Only(templates.Names.UsageStack, "AWS::Logs::LogGroup", group => group.Ref == name);
    }

    /// <summary>The table with what departments used, orders, and what the brake remembers.</summary>
    /// <inheritdoc cref="Function"/>
    public static StackResource Ledger(this SandboxTemplates templates) =>
        templates.Only(templates.Names.UsageStack, "AWS::DynamoDB::Table");

    /// <summary>The role with which Bedrock writes the prompt log.</summary>
    /// <inheritdoc cref="Function"/>
    public static StackResource PromptWriter(this SandboxTemplates templates)
    {
        var arn = templates.PromptLogging().Text("RoleArn");
        return templates.Only(templates.Names.UsageStack, "AWS::IAM::Role", role => role.Attribute("Arn") == arn);
    }

    /// <summary>The account's model-invocation logging configuration.</summary>
    /// <inheritdoc cref="Function"/>
    public static StackResource PromptLogging(this SandboxTemplates templates) =>
        templates.Only(templates.Names.UsageStack, "Custom::PromptLogging");

    /// <summary>The log group that the invocation logging names.</summary>
    /// <inheritdoc cref="Function"/>
    public static StackResource PromptLog(this SandboxTemplates templates)
    {
        var name = templates.PromptLogging().Text("LogGroupName");
        return templates.Only(templates.Names.UsageStack, "AWS::Logs::LogGroup", group => group.Ref == name);
    }
}
