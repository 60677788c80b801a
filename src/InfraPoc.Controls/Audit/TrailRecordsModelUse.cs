using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>
/// The trail records data events of guardrails, of models, of the endpoint that knows no guardrails, and of the functions that stop
/// departments or own the prompt log's configuration.
/// </summary>
public sealed class TrailRecordsModelUse() : Control(
    "AUD-04",
    guarantee: new(
        "Calls that guardrails check, streaming and asynchronous model calls, calls of bedrock-mantle, and invocations of brake and prompt-logging functions are recorded.",
        "ガードレールによる検査、ストリーミングと非同期のモデル呼び出し、bedrock-mantle の呼び出し、およびブレーキとプロンプトログ管理の関数の呼び出しが記録されます。"),
    why: new(
        "Those are data events, which a trail leaves out unless asked.",
        "これらはデータイベントで、明示しないと証跡に記録されないためです。"),
    fix: new(
        "Restore the data event selectors of the trail.",
        "証跡のデータイベントセレクターを元に戻してください。"),
    [
        Nist("AU-2"), Nist("AU-12"),
        Lens("GENSEC01-BP04"), Lens("GENSEC03-BP01"),
        Ai("6)①"),
    ])
{
    private static readonly string[] Types = ["AWS::Bedrock::Guardrail", "AWS::Bedrock::Model", "AWS::BedrockMantle::Project"];

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        var trail = templates.Trail();
        var selected = TrailSelection.Of(trail);
        return
        [
            .. from type in Types
               where !selected.Any(fields => fields is ["eventCategory=Data", var resource] && resource == $"resources.type={type}")
               select Missing(trail, type),
            .. from function in new[] { templates.Names.Brake, templates.Names.PromptLogging }
               let arn = templates.Function(function).Attribute("Arn")
               where !selected.Any(fields => Takes(fields, arn))
               select Missing(trail, arn),
        ];
    }

    private static Violation Missing(StackResource trail, string source) => trail.Violates(
        new($"No selector takes all data events of {source}.", $"{source} のすべてのデータイベントを記録するセレクターがありません。"),
        "AdvancedEventSelectors");

    /// <summary>Every field but that of the function would leave events out.</summary>
    private static bool Takes(IReadOnlyList<string> fields, string function) =>
        fields.Contains("eventCategory=Data")
        && fields.Contains("resources.type=AWS::Lambda::Function")
        && fields.Contains($"resources.ARN={function}")
        && fields.All(field => field is "eventCategory=Data" or "resources.type=AWS::Lambda::Function"
            || field.StartsWith("resources.ARN=", StringComparison.Ordinal));
}
