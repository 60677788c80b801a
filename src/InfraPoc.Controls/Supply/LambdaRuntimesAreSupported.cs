using InfraPoc.Controls.Templates;
using static InfraPoc.Controls.FrameworkSections;

namespace InfraPoc.Controls;

/// <summary>No function runs on a runtime that AWS no longer patches.</summary>
public sealed class LambdaRuntimesAreSupported() : Control(
    "SUP-01",
    guarantee: new(
        "No Lambda function of the sandbox runs on a runtime that AWS no longer patches.",
        "サンドボックスの Lambda 関数は、AWS がパッチを提供しているランタイムでのみ動作します。"),
    why: new(
        "A runtime past its end of life gets no security updates. Synthesis only warns of it, because an incident cannot wait for a new runtime.",
        "サポートが終了したランタイムには、セキュリティ更新が提供されないためです。ただし、障害対応のデプロイを止めないよう、合成時には警告だけを表示します。"),
    fix: new(
        "Move the functions to a newer .NET; add a runtime that this control does not know with its deprecation date.",
        "関数を新しい .NET に移行してください。このコントロールにないランタイムは、非推奨になる日付とともに追加してください。"),
    [Nist("SI-2"), Nist("SA-22"), Ai("5)①")])
{
    /// <summary>Last day of patches. See: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html</summary>
    private static readonly SortedDictionary<string, DateOnly> PatchedUntil = new(StringComparer.Ordinal)
    {
        ["dotnet10"] = new(2028, 11, 14),
    };

    /// <summary>The day for which the question is asked; UTC.</summary>
    internal DateOnly Today { get; init; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <inheritdoc/>
    public override bool StopsDeployment => false;

    /// <inheritdoc/>
    protected override IEnumerable<Violation> Violations(SandboxTemplates templates)
    {
        foreach (var function in templates.OfType("AWS::Lambda::Function"))
        {
            var runtime = function.Text("Runtime") ?? Phrases.Nothing;
            if (!PatchedUntil.TryGetValue(runtime, out var end))
            {
                yield return function.Violates(
                    new(
                        $"Runtime is {runtime}; known are {string.Join(", ", PatchedUntil.Keys)}.",
                        $"Runtime の値：{Phrases.Value(runtime).Japanese}。使えるのは {string.Join(", ", PatchedUntil.Keys)} です。"),
                    "Runtime");
            }
            else if (end < Today)
            {
                yield return function.Violates(
                    new(
                        $"Runtime is {runtime}, which AWS has not patched since {end:yyyy-MM-dd}.",
                        $"Runtime の {runtime} には、{end:yyyy-MM-dd} 以降 AWS の修正が提供されていません。"),
                    "Runtime");
            }
        }
    }
}
