using InfraPoc.Config;
using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Bedrock logs every model call to the prompt log, with prompt and answer where the configuration asks for them.</summary>
public sealed class ModelCallsAreLogged() : Control(
    "AUD-13",
    guarantee: new(
        "Every model call in the sandbox's Region is logged, with prompt and answer where the configuration asks for them, for as long as the sandbox exists, and Bedrock itself stores neither.",
        "サンドボックスのリージョンでのすべてのモデル呼び出しが、サンドボックスが存在する間、記録されます。設定で求めた場合はプロンプトと回答も含まれます。Bedrock 自体はどちらも保存しません。"),
    why: new(
        "Without the prompt log nobody can say afterwards what was asked and answered, and no cost cap can work; what Bedrock stores besides is beyond its masks and retention.",
        "プロンプトログがないと、何が質問され何が回答されたかを後から確認できず、費用の上限も機能しないためです。また、Bedrock が別に保存する内容には、マスクも保持期間の設定も及びません。"),
    fix: new(
        "Restore the logging configuration, the function that owns it, the writer role and the log group; change what is logged with logging.prompts.",
        "ログの設定、設定を管理する関数、書き込み用のロール、ロググループを元に戻してください。記録する内容は logging.prompts で変更してください。"),
    [
        Nist("AU-2"), Nist("AU-3"), Nist("AU-12"),
        Lens("GENSEC01-BP04"),
        Ai("6)①"), Ai("7)①"),
    ])
{
    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var (names, account) = (templates.Names, templates.Config.Sandbox.Accounts.Sandbox);
        var logging = templates.PromptLogging();
        var bodies = templates.Config.Sandbox.Logging.Prompts == PromptLogging.Full;
        return
        [
            .. logging.Must(templates.Function(names.PromptLogging).Attribute("Arn"), "ServiceToken"),
            .. logging.Must(bodies ? "true" : "false", "Bodies"),
            .. logging.Must(templates.Archive().Ref, "BucketName"),
            .. logging.Must("none", "DataRetention"),
            .. logging.MustBeAtLeast(300, "ServiceTimeout"),
            .. logging.MustHaveOnly(
                "ServiceToken", "ServiceTimeout", "LogGroupName", "RoleArn", "BucketName", "KeyPrefix", "Bodies", "DataRetention"),
            .. LargeBodies(templates, logging, account.Id),
            .. LogWriter.Violations(
                templates, templates.PromptWriter(), templates.PromptLog(), "bedrock.amazonaws.com", names.BedrockSourceArn,
                "aws/bedrock/modelinvocations"),
            .. RoleRights.Missing(templates, templates.RoleOf(names.PromptLogging), FunctionDuties.Of(templates, names.PromptLogging)),
        ];
    }

    /// <summary>Bodies above 100 KB go to the archive, whose policy must let Bedrock write below the prefix.</summary>
    /// <remarks>See: https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html</remarks>
    private static IEnumerable<Violation> LargeBodies(SandboxTemplates templates, StackResource logging, string account)
    {
        var archive = templates.Archive();
        var policy = templates.Only(templates.Names.AuditStack, "AWS::S3::BucketPolicy", each => each.Text("Bucket") == archive.Ref);
        var prefix = logging.Text("KeyPrefix") is { Length: > 0 } text ? $"{text}/" : "";
        return policy.MustAnswer(
            "PolicyDocument", true, "bedrock.amazonaws.com", "s3:PutObject",
            $"{archive.Attribute("Arn")}/{prefix}AWSLogs/{account}/BedrockModelInvocationLogs/{templates.Samples.Name}",
            ("aws:SecureTransport", "true"), ("s3:TlsVersion", "1.3"), ("aws:SourceAccount", account),
            ("aws:SourceArn", templates.Names.BedrockSourceArn.Replace("*", templates.Samples.Name, StringComparison.Ordinal)));
    }
}
