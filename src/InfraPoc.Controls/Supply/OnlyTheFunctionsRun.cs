using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>Meter, brake and prompt logging are the only code in the sandbox account, as published, with nothing added to it.</summary>
public sealed class OnlyTheFunctionsRun() : Control(
    "SUP-02",
    guarantee: new(
        "The only code that runs in the sandbox are the three functions of this repository, as published: no layer, network, address or setting changes what they do.",
        "サンドボックスで動作するコードは、このリポジトリから発行された 3 つの関数だけです。動作を変えるレイヤー、ネットワーク、URL、設定はありません。"),
    why: new(
        "Code that nobody reviewed acts with the rights of a function that stops departments.",
        "審査されていないコードが、部門を停止する関数の権限で動作してしまうためです。"),
    fix: new(
        "Remove what the violation names; a new function needs an entry here, duties in FunctionDuties and a log group of its own.",
        "違反に示されたものを削除してください。新しい関数には、このコントロールへの追加、FunctionDuties での処理の定義、専用のロググループが必要です。"),
    [Nist("AC-6"), Nist("CM-7"), Ai("5)①")])
{
    /// <summary>What else Lambda knows: addresses, layers, sources of events, versions.</summary>
    private static readonly string[] Parts = ["AWS::Lambda::EventInvokeConfig", "AWS::Lambda::Function", "AWS::Lambda::Permission"];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var functions = templates.FunctionNames().Select(templates.Function).ToList();
        var logging = templates.PromptLogging();
        return
        [
            .. templates.OfType("AWS::Lambda::Function").Except(functions)
                .Select(each => each.Violates(new("The function is none of the three.", "3 つの関数のどれでもない関数です。"))),
            .. templates.Resources
                .Where(each => each.Type.StartsWith("AWS::Lambda::", StringComparison.Ordinal) && !Parts.Contains(each.Type))
                .Select(each => each.Violates(new($"{each.Type} is not permitted.", $"{each.Type} は作成できません。"))),
            .. templates.Resources.Where(each => IsCustom(each) && each != logging)
                .Select(each => each.Violates(
                    new(
                        "Only Custom::PromptLogging is permitted as a custom resource.",
                        "カスタムリソースとして作成できるのは Custom::PromptLogging だけです。"),
                    "ServiceToken")),
            .. templates.OfType("AWS::Lambda::Permission", "AWS::Lambda::EventInvokeConfig")
                .Where(each => !functions.Exists(function => each.Text("FunctionName") == function.Ref))
                .Select(each => each.Violates(
                    new("It is about none of the three functions.", "3 つの関数のどれも対象にしていません。"), "FunctionName")),
            .. Invocations.Permitted(templates, templates.Function(templates.Names.PromptLogging)),
            .. functions.SelectMany(function => Check(templates, function)),
            .. functions.GroupBy(function => function.Text("LoggingConfig", "LogGroup")).SelectMany(group => group.Skip(1))
                .Select(function => function.Violates(
                    new("It shares its log group with another function.", "ほかの関数とロググループを共有しています。"), "LoggingConfig.LogGroup")),
        ];
    }

    private static bool IsCustom(StackResource resource) =>
        resource.Properties.Contains("ServiceToken")
        || resource.Type.StartsWith("Custom::", StringComparison.Ordinal) || resource.Type == "AWS::CloudFormation::CustomResource";

    private static IEnumerable<Violation> Check(SandboxTemplates templates, StackResource function)
    {
        var log = templates.LogOf(function.Text("FunctionName")!);
        Dictionary<string, string> known = new()
        {
            ["INFRAPOC_SANDBOX"] = templates.Config.Sandbox.Name,
            ["INFRAPOC_TABLE"] = templates.Ledger().Ref,
            ["INFRAPOC_PROMPT_LOG"] = templates.PromptLog().Ref,
        };

        // The owner of the invocation logging knows neither table nor log. Runs give up by themselves 20 s before Lambda ends them:
        // it waits for up to 280 s until IAM knows a new role everywhere, the others work for up to 100.
        var (expected, seconds) = function.Text("FunctionName") == templates.Names.PromptLogging ? (known.Take(1), 300) : (known, 120);
        return
        [
            .. function.Differences(
                ("Architectures", new[] { "arm64" }), ("LoggingConfig", new { LogGroup = log.Ref }),
                ("Environment", new { Variables = expected.ToDictionary() })),
            .. function.MustBeAtLeast(256, "MemorySize"),
            .. function.MustBeAtLeast(seconds, "Timeout"),
            .. function.MustHaveOnly(
                "Architectures", "Code", "Description", "Environment", "FunctionName", "Handler", "LoggingConfig", "MemorySize", "Role",
                "Runtime", "Tags", "Timeout"),
            .. templates.CodeProblems(function.Text("FunctionName")!),
            .. log == templates.PromptLog()
                ?
                [
                    function.Violates(
                        new(
                            "It writes to the prompt log; it must have a log group of its own.",
                            "プロンプトログに書き込みます。専用のロググループがなければなりません。"),
                        "LoggingConfig.LogGroup"),
                ]
                : Array.Empty<Violation>(),
        ];
    }
}
